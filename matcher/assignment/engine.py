"""OR-Tools: linear programs that grow column by column, and small integer programs, both filled from arrays.

The models of MathOpt are filled as messages, since its objects take thirty times as long; one thread and limits that
count steps, so that the same model gives the same answer. https://developers.google.com/optimization/math_opt
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import (
    callback_pb2,
    model_parameters_pb2,
    model_pb2,
    model_update_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver
from ortools.math_opt.python import mathopt  # noqa: F401  # registers the solvers

from matcher.assignment.problem import Rows

Floats = NDArray[np.float64]
LINEAR = parameters_pb2.SOLVER_TYPE_GLOP
INTEGER = parameters_pb2.SOLVER_TYPE_GSCIP
"""SCIP on one thread: the same tree in every run, unlike HiGHS, whose threads cannot be set for one solve alone."""
HALF = 0.5
NOT_TAKEN = solution_pb2.BASIS_STATUS_AT_LOWER_BOUND
"""In a basis: a column at 0."""
_REASONS = result_pb2.TerminationReasonProto


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """The matrix of a model: one number at each row and column."""

    row: Rows
    column: Rows
    number: Floats

    @classmethod
    def joined(cls, parts: Iterable[tuple[Rows, Rows, NDArray[np.generic]]]) -> "Entries":
        """All parts in one, by row, then column."""
        rows, columns, numbers = (np.concatenate(each) for each in zip(*parts, strict=True))
        order = np.lexsort((columns, rows))
        return cls(row=rows[order], column=columns[order], number=numbers[order].astype(np.float64))

    def fill(self, message: sparse_containers_pb2.SparseDoubleMatrixProto) -> None:
        """Write them into a message."""
        message.row_ids.extend(self.row.tolist())
        message.column_ids.extend(self.column.tolist())
        message.coefficients.extend(self.number.tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Where the simplex method came to rest, as the engine's own numbers: from here it goes on after a small change."""

    column: Rows
    row: Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxed:
    """The optimum of a linear program."""

    value: float
    take: Floats
    """(columns,)."""
    price: Floats
    """(rows,) by how much the value grows with the limit of the row."""
    basis: Basis


class LinearProgram:
    """Maximise a sum over columns of at least 0, each row at most its limit; columns are added between solves."""

    def __init__(self, limits: Floats) -> None:
        model = model_pb2.ModelProto()
        model.objective.maximize = True
        _add_rows(model, np.full(len(limits), -np.inf), limits)
        self._solver = solver.new(LINEAR, model, parameters_pb2.SolverInitializerProto())
        self._parameters = parameters_pb2.SolveParametersProto(
            # From the last optimum, which new columns keep feasible.
            lp_algorithm=parameters_pb2.LP_ALGORITHM_PRIMAL_SIMPLEX,
            presolve=parameters_pb2.EMPHASIS_OFF,
        )
        self._rows, self.columns = len(limits), 0

    def add(self, value: Floats, entries: Entries) -> None:
        """More columns, the first of which is number `columns` so far; `entries` counts from 0."""
        first = self.columns
        self.columns += len(value)
        ids = range(first, self.columns)
        update = model_update_pb2.ModelUpdateProto()
        update.new_variables.ids.extend(ids)
        update.new_variables.lower_bounds.extend([0.0] * len(value))
        update.new_variables.upper_bounds.extend([np.inf] * len(value))
        update.new_variables.integers.extend([False] * len(value))
        update.objective_updates.linear_coefficients.ids.extend(ids)
        update.objective_updates.linear_coefficients.values.extend(value.tolist())
        Entries(row=entries.row, column=entries.column + first, number=entries.number).fill(
            update.linear_constraint_matrix_updates
        )
        if not self._solver.update(update):
            raise RuntimeError("the linear engine does not take new columns")

    def solve(self, begin: Basis | None = None) -> Relaxed | None:
        """The optimum; None where the engine gave up. Without a basis to begin from it goes on from its last one."""
        wishes = model_parameters_pb2.ModelSolveParametersProto()
        if begin is not None:
            wishes.initial_basis.CopyFrom(_stated(begin))
        result = _run(self._solver, self._parameters, wishes)
        if result.termination.reason != _REASONS.TERMINATION_REASON_OPTIMAL:
            return None
        solution = result.solutions[0]
        return Relaxed(
            value=solution.primal_solution.objective_value,
            take=_dense(solution.primal_solution.variable_values, self.columns),
            price=_dense(solution.dual_solution.dual_values, self._rows),
            basis=Basis(
                column=np.array(solution.basis.variable_status.values, dtype=np.int64),
                row=np.array(solution.basis.constraint_status.values, dtype=np.int64),
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search came to."""

    take: NDArray[np.bool_] | None
    """(columns,) of the best solution; None where none was found."""
    finished: bool
    """Whether nothing better than the solution (or nothing at all) exists within the tolerance."""
    nodes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Minimise a sum of costs over whole columns from 0 to `most`, each row between its limits."""

    cost: Floats
    most: Floats
    least_of_row: Floats
    most_of_row: Floats
    entries: Entries

    def solve(self, hint: Rows, *, tolerance: float, nodes: int) -> Found:
        """Search at most so many nodes for a sum within `tolerance` of the least; `hint` are columns of a good plan."""
        model = model_pb2.ModelProto()
        count = len(self.cost)
        model.variables.ids.extend(range(count))
        model.variables.lower_bounds.extend([0.0] * count)
        model.variables.upper_bounds.extend(self.most.tolist())
        model.variables.integers.extend([True] * count)
        costly = np.flatnonzero(self.cost)
        model.objective.linear_coefficients.ids.extend(costly.tolist())
        model.objective.linear_coefficients.values.extend(self.cost[costly].tolist())
        _add_rows(model, self.least_of_row, self.most_of_row)
        self.entries.fill(model.linear_constraint_matrix)
        parameters = parameters_pb2.SolveParametersProto(
            threads=1,
            random_seed=1,
            relative_gap_tolerance=0.0,
            absolute_gap_tolerance=tolerance,
            node_limit=nodes,
            cuts=parameters_pb2.EMPHASIS_OFF,  # they and heuristics take ten times as long as they save here
            heuristics=parameters_pb2.EMPHASIS_OFF,
        )
        wishes = model_parameters_pb2.ModelSolveParametersProto()
        if len(hint):
            values = wishes.solution_hints.add().variable_values
            values.ids.extend(hint.tolist())
            values.values.extend([1.0] * len(hint))
        result = _run(solver.new(INTEGER, model, parameters_pb2.SolverInitializerProto()), parameters, wishes)
        reason = result.termination.reason
        return Found(
            take=_dense(result.solutions[0].primal_solution.variable_values, count) > HALF
            if result.solutions
            else None,
            finished=reason in {_REASONS.TERMINATION_REASON_OPTIMAL, _REASONS.TERMINATION_REASON_INFEASIBLE},
            nodes=int(result.solve_stats.node_count),
        )


def _run(
    engine: solver.Solver,
    parameters: parameters_pb2.SolveParametersProto,
    wishes: model_parameters_pb2.ModelSolveParametersProto,
) -> result_pb2.SolveResultProto:
    return engine.solve(parameters, wishes, None, callback_pb2.CallbackRegistrationProto(), None, None)


def _stated(basis: Basis) -> solution_pb2.BasisProto:
    message = solution_pb2.BasisProto()
    for part, status in ((message.variable_status, basis.column), (message.constraint_status, basis.row)):
        part.ids.extend(range(len(status)))
        part.values.extend(status.tolist())
    return message


def _add_rows(model: model_pb2.ModelProto, least: Floats, most: Floats) -> None:
    model.linear_constraints.ids.extend(range(len(most)))
    model.linear_constraints.lower_bounds.extend(least.tolist())
    model.linear_constraints.upper_bounds.extend(most.tolist())


def _dense(values: sparse_containers_pb2.SparseDoubleVectorProto, count: int) -> Floats:
    dense = np.zeros(count)
    dense[np.array(values.ids, dtype=np.int64)] = np.array(values.values)
    return dense
