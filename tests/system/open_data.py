"""What tests of open data share: a public meeting, and to wait until an act is told to programs."""

import re
import time

from colleagues import Colleagues


class OpenData(Colleagues):
    def followed(self):
        """Waits until what was saved last is followed."""
        for _ in range(400):
            if self.forum.rows("SELECT 1 FROM open_reach WHERE next_entry = (SELECT count(*) FROM ledger_entries)"):
                return
            time.sleep(0.02)
        self.fail("what has changed is never followed")

    def meeting(self, **fields):
        place = self.loop.do("/meetings/new", **{"body": self.body, "title": "Vårmöte", "day": "2099-03-18", "state":
                             "planned", "readers": "public", **fields})
        return re.search(r"/meetings/([a-z2-7]{13})", place)[1]
