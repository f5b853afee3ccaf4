"""What every model of a computed table has in common."""

import pandera.pandas as pa


class Tabelrij(pa.DataFrameModel):
    """What all computed tables share: exactly these columns, in this order."""

    class Config:
        strict = True
        ordered = True
        coerce = True
