"""What the program tells a person: work lists of problems, load reports, and single records."""

from __future__ import annotations

from proceedings_db.report.codes import PROBLEM_KINDS, problem_codes_markdown
from proceedings_db.report.excerpts import Texts
from proceedings_db.report.plain import problem_json_lines, problem_lines
from proceedings_db.report.summaries import fact_lines, load_lines, loss_line, stats_lines, volume_lines
from proceedings_db.report.work_list import REMARKS, SEVERITIES, choose_problems, locate_problems, make_work_list
from proceedings_db.report.writing import ListFormat, write_work_list

__all__ = [
    "PROBLEM_KINDS",
    "REMARKS",
    "SEVERITIES",
    "ListFormat",
    "Texts",
    "choose_problems",
    "fact_lines",
    "load_lines",
    "locate_problems",
    "loss_line",
    "make_work_list",
    "problem_codes_markdown",
    "problem_json_lines",
    "problem_lines",
    "stats_lines",
    "volume_lines",
    "write_work_list",
]
