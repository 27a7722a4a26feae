"""Run migrations over the connection that the store hands in; nothing is read from a file."""

from alembic import context

from communique.record.schema import kept

context.configure(
    connection=context.config.attributes["connection"], target_metadata=kept, version_table="communique_version"
)
with context.begin_transaction():
    context.run_migrations()
