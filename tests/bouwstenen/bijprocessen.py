"""Processes beside a test, forked from one that has imported everything: starting one costs next to nothing."""

import multiprocessing

PROCESSEN = multiprocessing.get_context("forkserver")
PROCESSEN.set_forkserver_preload(["pandera.polars", "pipelines.warehouse", "app.services.aanleveringen"])
