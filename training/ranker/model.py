"""The ranker: graph attention from a candidate to the shopper's recent items, friends' items and circles, beside evidence features.

One round of attention over the candidate's neighbourhood (Velickovic et al., "Graph Attention Networks", ICLR 2018), several heads of it, as in Zhou et al.,
"Deep Interest Network" (KDD 2018): each weighs the entries by likeness and by what is known of them, and hands on how like they are. Vectors enter only by their
products, so the model knows no catalog and no length of vector. The tasks share all but their last layer (Caruana, "Multitask Learning", 1997).
"""

import torch
from torch import nn

import evidence as start

INPUTS = ("candidates", "evidence", "context", "context_features", "context_mask")
HEADS = ("click", "share", "purchase")
OWN, FRIEND = 0, 1

# Evidence.FRIEND up to here is what training data tell of: acts long past or undated. What lies above is news, and counts as in the evidence model.
NEWS = 0.5


class Ranker(nn.Module):
    """Scores candidates; a score depends on the shopper and that candidate only."""

    def __init__(self, evidence=8, features=6, attentions=4, hidden=24, dropout=0.1):
        super().__init__()
        self.likeness = nn.Parameter(torch.linspace(0, 6, attentions))
        self.entry = nn.Linear(features, attentions)
        self.candidate = nn.Linear(2 * evidence + attentions + 2, hidden)
        self.shopper = nn.Linear(2, hidden, bias=False)
        self.hidden = nn.Sequential(nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, hidden), nn.ReLU())
        self.shared = nn.Linear(hidden, 1, bias=False)
        self.heads = nn.Linear(hidden, len(HEADS))
        self.linear = nn.Linear(evidence, 1, bias=False)
        self.linear_in_odds = nn.Linear(evidence, 1, bias=False)
        for name, value in (("told", 1.0), ("mean", 0.0), ("spread", 1.0), ("odds_mean", 0.0), ("odds_spread", 4.0)):
            self.register_buffer(name, torch.full((evidence,), value))
        self.register_buffer("ceiling", torch.tensor([NEWS if kind == start.FRIEND else 1.0 for kind in range(evidence)]))
        self.register_buffer("beside_click", torch.from_numpy(start.WEIGHTS - start.WEIGHTS[0]))
        self.register_buffer("news", torch.from_numpy(start.WEIGHTS[:1, start.FRIEND]))
        self._start_as_evidence_model()

    def _start_as_evidence_model(self):
        """What the examples say nothing of stays as the product would have it without a ranker."""
        with torch.no_grad():
            self.linear.weight.copy_(torch.from_numpy(start.WEIGHTS[:1]))
            self.heads.bias.copy_(torch.from_numpy(start.BIAS))
            for layer in (self.heads, self.shared, self.linear_in_odds):
                layer.weight.zero_()

    def tell(self, evidence):
        """Looks at evidence, rows × kinds, before training: brings each kind to one scale and shuts the network to those that never vary."""
        with torch.no_grad():
            known = self._known(evidence)
            self.told.copy_((known.amax(0) - known.amin(0) > 1e-3).float())
            _scale(known, self.mean, self.spread)
            _scale(_odds(known), self.odds_mean, self.odds_spread)
            self.heads.bias += self.linear.weight @ self.mean
            self.linear.weight *= self.spread
            # From here it is not far to any good order; from the evidence model's weights it was, and much of the training went into the way.
            self.linear.weight *= 1 - self.told
            self.linear_in_odds.weight[0, start.NEIGHBOUR] = self.told[start.NEIGHBOUR]

    def forward(self, candidates, evidence, context, context_features, context_mask):
        """S shoppers, C candidates, H context entries: S × C × 3 chances."""
        return torch.sigmoid(self.logits(candidates, evidence, context, context_features, context_mask))

    def logits(self, candidates, evidence, context, context_features, context_mask):
        known = self._known(evidence)
        scaled = (known - self.mean) / self.spread
        odds = (_odds(known) - self.odds_mean) / self.odds_spread * self.told
        similarity = candidates @ context.transpose(1, 2)
        own = context_mask * context_features[:, :, OWN]
        others = context_mask * context_features[:, :, FRIEND]
        candidate = torch.cat(
            [scaled * self.told, odds, self._attend(similarity, context_features, context_mask), _nearest(similarity, own), _nearest(similarity, others)], -1
        )
        shopper = torch.log1p(torch.stack([own.sum(1), others.sum(1)], -1)) / 4
        hidden = self.hidden(self.candidate(candidate) + self.shopper(shopper).unsqueeze(1))
        news = self.news * (evidence - known)[:, :, start.FRIEND :][:, :, :1]
        linear = self.linear(scaled) + self.linear_in_odds(odds)
        return self.heads(hidden) + self.shared(hidden) + linear + news + evidence @ self.beside_click.t()

    def _known(self, evidence):
        """The evidence as far as training data tell of it."""
        return torch.minimum(evidence, self.ceiling)

    def _attend(self, similarity, context_features, context_mask):
        near = torch.relu(similarity).unsqueeze(1)
        bias = self.entry(context_features).transpose(1, 2).unsqueeze(2)
        # A place for "none of them" keeps an empty neighbourhood at zero instead of undefined.
        weight = torch.exp((near * self.likeness.view(1, -1, 1, 1) + bias).clamp(-8, 8)) * context_mask.unsqueeze(1).unsqueeze(1)
        return ((weight * near).sum(-1) / (1 + weight.sum(-1))).transpose(1, 2)


def _odds(evidence):
    return torch.log((evidence + 1e-3) / (1.001 - evidence.clamp(0, 1)))


def _scale(values, mean, spread):
    mean.copy_(values.mean(0))
    spread.copy_(values.std(0).clamp(min=1e-2))


def _nearest(similarity, mask):
    """The similarity of the nearest entry that the mask names; 0 where it names none."""
    return (torch.relu(similarity) * mask.unsqueeze(1)).amax(-1, keepdim=True)
