"""What every reference table shares: exactly these columns, each row with its source."""

import pandera.pandas as pa

from schemas.vocabulary import REGIOCODE_VORM

VORM = f"^(?:{REGIOCODE_VORM.pattern})$"
DATUM_OF_LEEG = r"^(?:\d{4}-\d{2}-\d{2})?$"


class Referentierij(pa.DataFrameModel):
    """What all reference tables share: exactly these columns, each row with its source."""

    class Config:
        strict = True
