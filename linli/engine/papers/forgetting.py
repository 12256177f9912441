"""An import can be undone for two years; then it keeps its figures and forgets which rows it wrote and what they said."""

from linli.engine.papers.models import ImportBatch
from linli.engine.papers.shelf import take_away_all
from linli.ground.base.declare import Forgetting, forgettings

YEARS = 2 * 365


def drop_workbooks(community: int, batches: list) -> None:
    """Remove the files of these batches, the sheet of faults too."""
    for batch in ImportBatch.objects.filter(community_id=community, id__in=batches):
        take_away_all(batch)


forgettings.add(Forgetting("papers.ImportRow", days=YEARS, since="batch__made_at", blanks={"before": None}))
forgettings.add(Forgetting("papers.ImportMade", days=YEARS, since="batch__made_at", blanks={"row_ids": []}))
forgettings.add(
    Forgetting(
        "papers.ImportBatch", days=YEARS, since="made_at", blanks={"findings": {}, "report": {}, "file_name": ""},
        first=drop_workbooks,
    )
)  # fmt: skip
forgettings.add(Forgetting("papers.Export", days=3 * 365, since="made_at"))
