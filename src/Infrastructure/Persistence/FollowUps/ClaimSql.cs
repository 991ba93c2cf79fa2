namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>One statement takes the due rows for one taker: what another is taking at this moment is skipped, not waited for.</summary>
internal static class ClaimSql
{
    public static FormattableString Postgres(int limit, DateTimeOffset now, DateTimeOffset until, Guid lease) => $"""
        UPDATE follow_ups SET lease = {lease}, lease_until = {until}, tried_at = {now}
        WHERE (tenant, payment, kind) IN (
            SELECT tenant, payment, kind FROM follow_ups
            WHERE due_at <= {now} AND (lease_until IS NULL OR lease_until <= {now})
            ORDER BY due_at LIMIT {limit} FOR UPDATE SKIP LOCKED)
        RETURNING *
        """;

    public static FormattableString Sqlite(int limit, DateTimeOffset now, DateTimeOffset until, Guid lease) => $"""
        UPDATE follow_ups SET lease = {lease}, lease_until = {until.UtcTicks}, tried_at = {now.UtcTicks}
        WHERE rowid IN (
            SELECT rowid FROM follow_ups
            WHERE due_at <= {now.UtcTicks} AND (lease_until IS NULL OR lease_until <= {now.UtcTicks})
            ORDER BY due_at LIMIT {limit})
        RETURNING *
        """;
}
