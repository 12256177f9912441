"""Where an account stood is forgotten 60 days after it ended."""

from linli.ground.base.declare import Forgetting, forgettings

forgettings.add(Forgetting("accounts.Standing", days=60, since="until"))
forgettings.add(Forgetting("accounts.JoinCode", days=60, since="until"))
