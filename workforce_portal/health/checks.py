from datetime import datetime

from celery import current_app
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from workforce_portal.health.registry import NotReady


def database_answers(at: datetime) -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as trouble:
        raise NotReady("The database does not answer.") from trouble
    return "The database answers."


def migrations_are_applied(at: datetime) -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as trouble:
        raise NotReady("The database does not answer, so its schema is not known.") from trouble
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise NotReady(f"{len(waiting)} migrations are not applied. Run: ./portal manage migrate")
    return "The database has the schema of this version."


def broker_answers(at: datetime) -> str:
    try:
        with current_app.connection_for_write() as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    except Exception as trouble:  # each transport has errors of its own
        raise NotReady("The broker of the jobs does not answer. Mail waits until it is back.") from trouble
    return "The broker answers."
