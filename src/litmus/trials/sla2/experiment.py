"""What is measured: arms trained on the same clips towards dense attention, then held to it on others; and time."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from statistics import fmean
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn.functional import mse_loss

from litmus.trials import accelerator
from litmus.trials.attention.blocks import Sizes, block_mass, relative_error, top_k
from litmus.trials.attention.heads import LOCAL, SINKING, SPREAD, Tokens, heads_of
from litmus.trials.attention.kernel import block_sparse_attention, dense_attention
from litmus.trials.sla2.method import Router, sla2_attention, sla_attention, soft_sla2_attention, soft_top_k
from litmus.trials.trial import Line, Measured

HEADS = (SPREAD, SINKING, LOCAL)
KEEP = 0.03
CLIPS = 10_000  # of a seed, at most
# Rates of Adam, tried on the seed 1001, which no verdict takes.
OF_ROUTER, OF_RATIO, OF_PROJECTION = 3e-4, 5e-2, 3e-3

POINTS = 10  # of an arm's curve

Attend = Callable[[Tensor, Tensor, Tensor], Tensor]
Route = Callable[[Tensor, Tensor, Sizes], Tensor]
Judge = Callable[[Attend], float]


class Stage(NamedTuple):
    """A part of training: what is trained, and its tensors with their rates."""

    attend: Attend
    rates: Sequence[tuple[Tensor, float]]


def measured(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: all arms on the same clips of the same heads, then the clock."""
    device = accelerator.chosen()
    clips = partial(_clip, seed, settings, device)
    training = [clips(settings["clips"] + step) for step in range(settings["steps"])]
    unseen = [clips(number) for number in range(settings["clips"])]
    judged, sizes = partial(_error, unseen), settings["sizes"]
    lines = {
        "sparse alone": _untrained(_sparse(heuristic, sizes), training, judged),
        "sparse alone, true mass": _untrained(_sparse(true_mass, sizes), training, judged),
        "SLA": _sla(training, sizes, judged),
        "SLA2, heuristic router": _mixed(heuristic, training, sizes, judged),
        "SLA2, true mass": _mixed(true_mass, training, sizes, judged),
        "SLA2, learned router": _learned(training, sizes, judged),
    }
    with torch.inference_mode():
        times = _times(_clip(seed, settings["timed"], device, 0), settings["timed"], device)
    errors = {name: line[-1][1] for name, line in lines.items()}
    ours, plain = errors["SLA2, learned router"], errors["SLA2, heuristic router"]
    return Measured(
        values={
            "faster": times["dense"] / times["SLA2"],
            "router": plain / ours,
            "over_sla": errors["SLA"] / ours,
            "over_sla_heuristic": errors["SLA"] / plain,
            "linear": errors["sparse alone"] / plain,
            "true_mass": errors["SLA2, true mass"] / ours,
            "sparse_true_mass": errors["sparse alone, true mass"] / ours,
            "error": ours,
            "faster_sparse": times["dense"] / times["sparse"],
        },
        curves=lines,
        table={name: {"relative L1 error": error} for name, error in errors.items()},
        device=accelerator.device_name(device),
    )


def heuristic(q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
    """SLA's router: the heaviest pooled weights."""
    return top_k(_identities(q).scores(q, k, sizes), KEEP)


def true_mass(q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
    """The blocks that get the most attention in truth, which no router knows."""
    return top_k(block_mass(q, k, sizes), KEEP)


def _sparse(route: Route, sizes: Sizes) -> Attend:
    return lambda q, k, v: block_sparse_attention(q, k, v, route(q, k, sizes), sizes)


def _error(clips: Sequence[Tokens], attend: Attend) -> float:
    with torch.inference_mode():
        return fmean(relative_error(attend(*clip), dense_attention(*clip)) for clip in clips)


def _untrained(attend: Attend, clips: Sequence[Tokens], judged: Judge) -> Line:
    error = judged(attend)
    return (0.0, error), (float(len(clips)), error)


def _sla(clips: Sequence[Tokens], sizes: Sizes, judged: Judge) -> Line:
    projection = torch.zeros_like(_identities(clips[0][0]).of_q).requires_grad_()

    def attend(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        return sla_attention(q, k, v, heuristic(q, k, sizes), projection, sizes=sizes)

    stage = Stage(attend, [(projection, OF_PROJECTION)])
    return _trained((stage, stage), clips, partial(judged, attend))


def _mixed(route: Route, clips: Sequence[Tokens], sizes: Sizes, judged: Judge) -> Line:
    """SLA2 by a given router; the ratio is trained."""
    logit = _halves(clips, sizes)
    attend = _routed(route, logit, sizes)
    stage = Stage(attend, [(logit, OF_RATIO)])
    return _trained((stage, stage), clips, partial(judged, attend))


def _learned(clips: Sequence[Tokens], sizes: Sizes, judged: Judge) -> Line:
    """SLA2 by a router that soft masks train, with the ratio, before hard ones train the ratio on."""
    logit = _halves(clips, sizes)
    plain = _identities(clips[0][0])
    router = Router(plain.of_q.requires_grad_(), plain.of_k.requires_grad_())

    def soft(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        scores = router.scores(q, k, sizes)
        kept = soft_top_k(scores, max(1, round(KEEP * scores.shape[-1])))
        return soft_sla2_attention(q, k, v, kept, logit.sigmoid(), sizes=sizes)

    def route(q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
        return top_k(router.scores(q, k, sizes).detach(), KEEP)

    hard = _routed(route, logit, sizes)
    first = Stage(soft, [(router.of_q, OF_ROUTER), (router.of_k, OF_ROUTER), (logit, OF_RATIO)])
    return _trained((first, Stage(hard, [(logit, OF_RATIO)])), clips, partial(judged, hard))


def _halves(clips: Sequence[Tokens], sizes: Sizes) -> Tensor:
    """Logits of a ratio that takes a half of each branch."""
    q = clips[0][0]
    return q.new_zeros(q.shape[0], q.shape[1] // sizes[0]).requires_grad_()


def _routed(route: Route, logit: Tensor, sizes: Sizes) -> Attend:
    return lambda q, k, v: sla2_attention(q, k, v, route(q, k, sizes), logit.sigmoid(), sizes=sizes)


def _trained(stages: tuple[Stage, Stage], clips: Sequence[Tokens], judged: Callable[[], float]) -> Line:
    """The error by steps: one on each clip, towards dense attention, the second half in the second stage.

    Every arm has two stages, whether or not it needs them: with a new optimizer the ratio takes large steps again and
    comes nearer, by which a learned router alone would have gained.
    """
    half, every = len(clips) // 2, max(1, len(clips) // POINTS)
    line = [(0.0, judged())]
    for (attend, rates), begin, end in zip(stages, (0, half), (half, len(clips)), strict=True):
        adam = torch.optim.Adam([{"params": [one], "lr": rate} for one, rate in rates])
        for step in range(begin, end):
            adam.zero_grad()
            mse_loss(attend(*clips[step]), dense_attention(*clips[step])).backward()
            adam.step()
            if (step + 1) % every == 0 or step + 1 == len(clips):
                line.append((step + 1.0, judged()))
    return tuple(line)


def _identities(q: Tensor) -> Router:
    return Router(*(torch.eye(q.shape[-1], device=q.device).repeat(q.shape[0], 1, 1) for _ in range(2)))


def _clip(seed: int, settings: Mapping[str, Any], device: Any, number: int) -> Tokens:
    """A clip of this number, always of the same heads."""
    q, k, v = heads_of(
        HEADS,
        settings["grid"],
        settings["width"],
        settings["sizes"][0],
        torch.Generator().manual_seed(CLIPS * seed + number),
        lasting=torch.Generator().manual_seed(seed),
    )
    return q.to(device), k.to(device), v.to(device)


def _times(clip: Tokens, settings: Mapping[str, Any], device: Any) -> dict[str, float]:
    """Seconds of dense attention, of the whole operator and of its sparse branch, routers included."""
    sizes, (q, _, _) = settings["sizes"], clip
    ratio = q.new_full((q.shape[0], q.shape[1] // sizes[0]), 0.5)

    def operator() -> Tensor:
        return sla2_attention(*clip, heuristic(*clip[:2], sizes), ratio, sizes=sizes)

    arms: dict[str, Callable[[], object]] = {
        "dense": partial(dense_attention, *clip),
        "SLA2": operator,
        "sparse": partial(_sparse(heuristic, sizes), *clip),
    }
    return accelerator.seconds(arms, settings["rounds"], device)
