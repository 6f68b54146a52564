"""Measures that exclude each other: what was measured as recall was not measured as precision."""

import re

# Each line is one measure, in the words that papers and reports have for it without meaning another.
_MEASURES = """
accuracy|accuracies|acc|准确率|正确率|准确度
precision|精确率|精确度|查准率
recall|tpr|召回率|查全率|真阳性率
sensitivity|敏感度|敏感性|灵敏度
specificity|特异度|特异性
f1|f1-score|f1 score|f1分数|f1值|f1得分
auc|auroc|roc-auc|auc-roc|曲线下面积
pr-auc|auprc|auc-pr
dice|dsc|dice系数|dice分数
iou|jaccard|交并比
miou|平均交并比
map|mean average precision|平均精度均值
average precision
rmse|均方根误差
mae|mean absolute error|平均绝对误差
mse|均方误差
psnr|峰值信噪比
ssim|结构相似性
lpips
fid
fvd
kid
mcc|matthews correlation coefficient|马修斯相关系数
ece|expected calibration error|期望校准误差
brier|brier score|brier分数
ndcg
mrr
cider
meteor
bertscore
mape
hausdorff distance|hd95|豪斯多夫距离
assd
mota
amota
idf1
eer|equal error rate|等错误率
exact match|em|精确匹配
bleu
rouge|rouge-l
wer|word error rate|词错误率
cer|character error rate|字符错误率|字错误率
perplexity|ppl|困惑度
success rate|success rates|成功率
false positive rate|fpr|误报率|假阳性率
""".strip()
# What something costs, which nobody takes for how good it is.
_COSTS = """
latency|latencies|延迟|时延
throughput|吞吐量|吞吐
fps|帧率
memory|内存占用|显存占用|内存使用|显存使用|内存|显存|vram
communication|communication cost|communication costs|communication overhead|通信开销|通信成本|通信量
flops|flop|计算量
parameter count|参数量
inference speed|推理速度
training time|训练时间
inference time|推理时间
energy|energy consumption|能耗
""".strip()
_KEYS = {said: line.split("|")[0] for line in f"{_MEASURES}\n{_COSTS}".split("\n") for said in line.split("|")}
_COST_KEYS = frozenset(line.split("|")[0] for line in _COSTS.split("\n"))
_PATTERN = re.compile(
    "|".join(
        rf"(?<![a-z0-9-]){re.escape(said)}(?![a-z0-9])" if said.isascii() else re.escape(said)
        for said in sorted(_KEYS, key=len, reverse=True)
    )
)
KEYS = frozenset(_KEYS.values())


def measures_in(text: str) -> list[tuple[str, int, int]]:
    """The measures that a text names, each by its key, with its half-open range."""
    return [(_KEYS[found[0]], *found.span()) for found in _PATTERN.finditer(text.lower())]


def are_alike(one: str, other: str) -> bool:
    """Whether two names, by their keys, may be taken for each other: two measures of one sort, or two names of none."""
    return (one in KEYS, one in _COST_KEYS) == (other in KEYS, other in _COST_KEYS)
