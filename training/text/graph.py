"""An ONNX graph being written."""

import numpy as np
from onnx import TensorProto, helper, numpy_helper

import grams


class Graph:
    """A graph being written; every method adds a node and returns the name of what it gives."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, array):
        array = np.asarray(array)
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self.constants:
            self.constants[key] = numpy_helper.from_array(array, f"c{len(self.constants)}")
        return self.constants[key].name

    def integer(self, value):
        return self.constant(np.array(value, np.int64))

    def add(self, operator, *inputs, output=None, **attributes):
        name = output or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def neighbour(self, ids, distance):
        """grams.neighbour for texts × tokens."""
        if distance == 0:
            return ids
        edge = self.add("Slice", ids, self.integer([0]), self.integer([1]), self.integer([1]))
        none = self.add("Mul", edge, self.integer(0))
        if distance < 0:
            shifted = self.add("Slice", self.add("Concat", none, ids, axis=1), self.integer([0]), self.integer([-1]), self.integer([1]))
        else:
            shifted = self.add("Slice", self.add("Concat", ids, none, axis=1), self.integer([1]), self.integer([2**31]), self.integer([1]))
        return self.neighbour(shifted, distance + (1 if distance < 0 else -1))

    def join(self, parts):
        number = parts[0]
        for part in parts[1:]:
            number = self.add("Add", self.add("Mul", number, self.integer(grams.FACTOR)), part)
        return number

    def rows(self, head, rows):
        """Rows of a head's table as floats, without the columns' scales."""
        return self.add("Cast", self.add("Gather", self.constant(head.table), rows), to=TensorProto.FLOAT)

    def matrix(self, weights, scale):
        """Weights as floats, held as int8 and a scale for each column; ONNX Runtime multiplies them out once, when it loads the file."""
        small = np.round(weights / scale).astype(np.int8)
        return self.add("Mul", self.add("Cast", self.constant(small), to=TensorProto.FLOAT), self.constant(scale.astype(np.float32)))

    def scaled(self, head, total):
        return self.add("Add", self.add("Mul", total, self.constant(head.scale)), self.constant(head.bias.astype(np.float32)))
