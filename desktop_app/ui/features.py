"""The table of features: one line each, in the order in which they add to the window and are told of things."""

from collections.abc import Iterator

from desktop_app.ui.accounts.controller import AccountsController
from desktop_app.ui.accounts.described_services import DescribedServices
from desktop_app.ui.all_lists.controller import AllListsController
from desktop_app.ui.arrange.controller import ArrangeController
from desktop_app.ui.away.controller import AwayController
from desktop_app.ui.backups.controller import BackupsController
from desktop_app.ui.details.controller import DetailsController
from desktop_app.ui.explorer.controller import ExplorerController
from desktop_app.ui.feeds.controller import FeedsController
from desktop_app.ui.health.controller import HealthController
from desktop_app.ui.help.controller import HelpController
from desktop_app.ui.import_export.controller import ImportExportController
from desktop_app.ui.lists.controller import ListsController
from desktop_app.ui.order_history.controller import OrderHistoryController
from desktop_app.ui.outbox.controller import OutboxController
from desktop_app.ui.ratings.controller import RatingsController
from desktop_app.ui.reminders.controller import RemindersController
from desktop_app.ui.row_view.controller import RowViewController
from desktop_app.ui.search.controller import SearchController
from desktop_app.ui.sort_and_group.controller import SortAndGroupController
from desktop_app.ui.workspace import Feature, Workspace


class Features:
    """All features of the program.

    A feature that is given others is about their subject. Which ones may be, a contract in `pyproject.toml` says.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.away = AwayController(workspace)
        self.order_history = OrderHistoryController(workspace)
        self.accounts = AccountsController(workspace)
        self.described = DescribedServices(workspace)
        self.lists = ListsController(workspace)
        self.ratings = RatingsController(workspace)
        self.details = DetailsController(workspace, self.ratings)
        self.import_export = ImportExportController(workspace, self.ratings, self.details)
        self.accounts.import_wanted.connect(self.import_export.import_action.trigger)
        self.outbox = OutboxController(workspace)
        self.arrange = ArrangeController(workspace, self.order_history, self.ratings)
        self.sort_and_group = SortAndGroupController(workspace, self.arrange)
        self.row_view = RowViewController(workspace)
        self.all_lists = AllListsController(workspace, self.ratings, self.details)
        self.search = SearchController(workspace, self.details, self.import_export)
        self.search.drops.service_wanted.connect(self.described.offer)
        self.explorer = ExplorerController(workspace)
        self.health = HealthController(workspace)
        self.help = HelpController(workspace)
        self.feeds = FeedsController(workspace)
        self.backups = BackupsController(workspace)
        self.reminders = RemindersController(workspace, self.health)

    def __iter__(self) -> Iterator[Feature]:
        return iter(vars(self).values())
