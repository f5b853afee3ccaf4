"""The attack on what is published: which intervals an outsider can derive for hidden counts (R-17)."""
