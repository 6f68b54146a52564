"""The things of which less is better, and those of which more is."""

import re
from enum import Enum

COSTS = re.compile(
    "误差|错误|延迟|时延|成本|开销|内存|显存|存储|时间|耗时|损失|失败|参数|计算|能耗|功耗|消耗|幻觉|复杂度|困惑度|偏差|偏见|风险|用量|使用|调用|长度"
    "|差距|冗余|带宽|FLOPs|token|令牌|误报|漏报|攻击|泄露|碰撞|方差|步数|迭代|样本|标注|工作量|负担|频率|大小|体积|规模|排放|缓存|流量|次数|费用"
    "|WER|CER|FID|MAE|RMSE|LPIPS|EER|词错误率|假阳性|降幅|退化|抖动|等待|遗忘|有害|违规|数量",
    re.IGNORECASE,
)
GOODS = re.compile(
    "准确|精度|性能|得分|分数|速度|效率|质量|AUC|F1|mAP|Acc|Dice|IoU|PSNR|SSIM|吞吐|成功率|胜率|召回|鲁棒|收益|奖励|效果|能力|一致性|增益|加速"
    "|BLEU|相关",
    re.IGNORECASE,
)
THEIR_COSTS = re.compile(
    r"\b(?:error|latency|cost|memory|overhead|time|loss|fail|parameter|comput|energy|power|consum|hallucinat|complexity"
    r"|perplexity|bias|risk|usage|length|gap|redundan|bandwidth|flops|token|false|attack|leak|collision|variance|step"
    r"|iteration|sample|label|annotat|effort|burden|size|emission|cache|traffic|call|wer|cer|fid|mae|rmse|lpips|eer|distance"
    r"|deviation|toxic|harm|refus|forget|drift|noise)\w*",
    re.IGNORECASE,
)


class Worth(Enum):
    """Whether more of a thing is better."""

    GOOD = "good"
    COST = "cost"
    OPEN = "open"


def worth_of(words: str) -> Worth:
    """What more of a thing is worth, by its Chinese name."""
    return Worth.GOOD if GOODS.search(words) else Worth.COST if COSTS.search(words) else Worth.OPEN
