"""The encoder's layers as nodes of a graph: the numbers of encoder.py."""

import numpy as np
from onnx import TensorProto

from encoder import scales


def add(graph, encoder, ids, mask, before):
    """Texts × tokens × width from ids, what is there as floats, and each token's neighbour before it."""
    shape, weights = encoder.shape, {name: value.numpy() for name, value in encoder.state_dict().items()}
    unsqueeze = lambda value, axis: graph.add("Unsqueeze", value, graph.integer([axis]))

    def table(name, rows):
        scale = scales(encoder.get_parameter(name), name).detach().numpy()
        small = np.round(weights[name] / scale).astype(np.int8)
        return graph.add("Mul", graph.add("Cast", graph.add("Gather", graph.constant(small), rows), to=TensorProto.FLOAT), graph.constant(scale[0]))

    def linear(name, value):
        scale = scales(encoder.get_parameter(f"{name}.weight"), name).detach().numpy()
        product = graph.add("MatMul", value, graph.matrix(weights[f"{name}.weight"].T, scale.T))
        return graph.add("Add", product, graph.constant(weights[f"{name}.bias"])) if f"{name}.bias" in weights else product

    def normal(name, value):
        return graph.add("LayerNormalization", value, graph.constant(weights[f"{name}.weight"]), graph.constant(weights[f"{name}.bias"]), axis=-1, epsilon=1e-5)

    def split(value):
        parts = graph.add("Reshape", value, graph.integer([0, 0, shape.heads, shape.width // shape.heads]))
        return graph.add("Transpose", parts, perm=[0, 2, 1, 3])

    def gelu(value):
        half = graph.add("Mul", value, graph.constant(np.float32(0.5)))
        bell = graph.add("Erf", graph.add("Div", value, graph.constant(np.float32(np.sqrt(2)))))
        return graph.add("Mul", half, graph.add("Add", bell, graph.constant(np.float32(1))))

    def layer(name, value):
        seen = normal(f"{name}.before", value)
        query, key, content = (split(linear(f"{name}.{part}", seen)) for part in ("query", "key", "value"))
        scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 1, 3, 2]))
        scores = graph.add("Mul", scores, graph.constant(np.float32((shape.width // shape.heads) ** -0.5)))
        distance = graph.add("Gather", graph.constant(weights[f"{name}.distance"]), near, axis=1)
        scores = graph.add("Add", graph.add("Add", scores, distance), there)
        joined = graph.add("MatMul", graph.add("Softmax", scores, axis=3), content)
        joined = graph.add("Reshape", graph.add("Transpose", joined, perm=[0, 2, 1, 3]), graph.integer([0, 0, shape.width]))
        value = graph.add("Add", value, linear(f"{name}.join", joined))
        return graph.add("Add", value, linear(f"{name}.shrink", gelu(linear(f"{name}.grow", normal(f"{name}.between", value)))))

    there = graph.add("Mul", graph.add("Sub", unsqueeze(unsqueeze(mask, 1), 1), graph.constant(np.float32(1))), graph.constant(np.float32(1e4)))
    tokens = graph.add("Squeeze", graph.add("Slice", graph.add("Shape", ids), graph.integer([1]), graph.integer([2])), graph.integer([0]))
    places = graph.add("Range", graph.integer(0), tokens, graph.integer(1))
    apart = graph.add("Sub", unsqueeze(places, 0), unsqueeze(places, 1))
    near = graph.add("Add", graph.add("Clip", apart, graph.integer(-shape.reach), graph.integer(shape.reach)), graph.integer(shape.reach))

    slot = graph.add("Mod", graph.join([before, ids]), graph.integer(shape.slots))
    pair = graph.add("Cast", graph.add("Gather", graph.constant(weights["slots"]), slot), to=TensorProto.INT64)
    following = graph.neighbour(pair, 1)
    value = graph.add("Add", table("piece.weight", ids), linear("left", table("pair.weight", pair)))
    value = normal("first", graph.add("Add", value, linear("right", table("pair.weight", following))))
    for number in range(shape.layers):
        value = layer(f"layers.{number}", value)
    return normal("last", value)
