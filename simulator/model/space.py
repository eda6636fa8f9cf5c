"""The places as a Mesa discrete space: a network of cells, one a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, override

import networkx as nx
from mesa.discrete_space import Cell, Network

from simulator.world.atlas import load_atlas

if TYPE_CHECKING:
    from simulator.model.crisis import BorderCrisis
    from simulator.world.places import Place


class PlaceCell(Cell):
    """A Pakistani district or an Afghan province, with those who stand in it."""

    __slots__ = ("model",)
    model: BorderCrisis

    @property
    def index(self) -> int:
        """Its row in the columns of places."""
        index: int = self.coordinate  # type: ignore[assignment]  # a node of a network
        return index

    @property
    def place(self) -> Place:
        """What the atlas knows about it."""
        return load_atlas().places[self.index]

    @property
    @override
    def agents(self) -> list[Any]:
        """Teams and battalions there, and any agents of the user's own."""
        return [*self.model.formations_at(self.index), *self._agents]

    @property
    @override
    def is_empty(self) -> bool:
        """Whether nobody is there."""
        return not self.agents

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.place.name})"


def network_of_places(model: BorderCrisis) -> Network:
    """Make the network of places of a model: neighbours are connected."""
    atlas = load_atlas()
    graph = nx.Graph()
    graph.add_nodes_from(range(len(atlas.places)))
    graph.add_edges_from((edge.a, edge.b) for edge in atlas.neighbours)
    points = {place.index: (place.lon, place.lat) for place in atlas.places}
    network = Network(graph, random=model.random, cell_klass=PlaceCell, layout=points)
    for cell in network.all_cells:
        cell.model = model
    return network
