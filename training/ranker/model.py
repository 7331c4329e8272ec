"""The ranker: graph attention from a candidate to the shopper's recent items, friends' items and circles, beside evidence features.

One round of attention over the candidate's neighbourhood (Velickovic et al., "Graph Attention Networks", ICLR 2018) whose keys are pairs, as in Zhou et al.,
"Deep Interest Network" (KDD 2018). Vectors enter only by their products, so the model knows no catalog and no length of vector. Several heads share all but
their last layer (Caruana, "Multitask Learning", 1997).
"""

import torch
from torch import nn

import evidence as start

INPUTS = ("candidates", "evidence", "context", "context_features", "context_mask")
HEADS = ("click", "share", "purchase")
OWN, FRIEND = 0, 1


class Ranker(nn.Module):
    """Scores candidates; a score depends on the shopper and that candidate only."""

    def __init__(self, evidence=8, features=6, pair=16, value=8, hidden=32, dropout=0.1):
        super().__init__()
        self.similarity = nn.Linear(2, pair)
        self.entry = nn.Linear(features, pair, bias=False)
        self.attention = nn.Linear(pair, 1)
        self.value = nn.Linear(pair, value)
        self.candidate = nn.Linear(2 * evidence + value + 2, hidden)
        self.shopper = nn.Linear(2, hidden, bias=False)
        self.hidden = nn.Sequential(nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, hidden), nn.ReLU())
        self.heads = nn.Linear(hidden, len(HEADS))
        self.linear = nn.Linear(evidence, len(HEADS), bias=False)
        self._start_as_evidence_model()

    def _start_as_evidence_model(self):
        """What the examples say nothing of stays as the product would have it without a ranker."""
        with torch.no_grad():
            self.linear.weight.copy_(torch.from_numpy(start.WEIGHTS))
            self.heads.bias.copy_(torch.from_numpy(start.BIAS))
            self.heads.weight.zero_()

    def forward(self, candidates, evidence, context, context_features, context_mask):
        """S shoppers, C candidates, H context entries: S × C × 3 chances."""
        return torch.sigmoid(self.logits(candidates, evidence, context, context_features, context_mask))

    def logits(self, candidates, evidence, context, context_features, context_mask):
        similarity = candidates @ context.transpose(1, 2)
        own = context_mask * context_features[:, :, OWN]
        friend = context_mask * context_features[:, :, FRIEND]
        odds = torch.log((evidence + 1e-3) / (1.001 - evidence.clamp(0, 1)))
        neighbourhood = self._attend(similarity, context_features, context_mask)
        candidate = torch.cat([evidence, odds / 4, neighbourhood, _nearest(similarity, own), _nearest(similarity, friend)], -1)
        shopper = torch.log1p(torch.stack([own.sum(1), friend.sum(1)], -1)) / 4
        hidden = self.hidden(self.candidate(candidate) + self.shopper(shopper).unsqueeze(1))
        return self.heads(hidden) + self.linear(evidence)

    def _attend(self, similarity, context_features, context_mask):
        pairs = torch.stack([similarity, torch.relu(similarity) ** 2], -1)
        hidden = torch.relu(self.similarity(pairs) + self.entry(context_features).unsqueeze(1))
        # A place for "none of them" keeps an empty neighbourhood at zero instead of undefined.
        weight = torch.exp(self.attention(hidden).squeeze(-1).clamp(-8, 8)) * context_mask.unsqueeze(1)
        share = weight / (1 + weight.sum(-1, keepdim=True))
        return (share.unsqueeze(-2) @ self.value(hidden)).squeeze(-2)


def _nearest(similarity, mask):
    """The similarity of the nearest entry that the mask names; 0 where it names none."""
    return (torch.relu(similarity) * mask.unsqueeze(1)).amax(-1, keepdim=True)
