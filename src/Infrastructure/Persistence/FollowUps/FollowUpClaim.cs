namespace CleanAcquiring.Infrastructure.Persistence.FollowUps;

/// <summary>The statement that takes due rows: 0 is now, 1 how many, 2 the fence, 3 the end of the lease.</summary>
internal static class FollowUpClaim
{
    // A CTE: in a join the database might pick the rows more than once, and then take more than it was asked for.
    public static string Sql(string forOneTaker) =>
        $$"""
        WITH due AS (
            SELECT platform AS of_platform, account_id AS of_account, payment_id AS of_payment, kind AS of_kind
            FROM follow_ups
            WHERE due_at <= {0} AND parked_at IS NULL AND (lease_until IS NULL OR lease_until < {0})
            ORDER BY due_at
            LIMIT {1}
            {{forOneTaker}})
        UPDATE follow_ups SET lease = {2}, lease_until = {3}, tried_at = {0}, attempts = attempts + 1
        FROM due
        WHERE platform = of_platform AND account_id = of_account AND payment_id = of_payment AND kind = of_kind
        RETURNING platform AS "Platform", account_id AS "AccountId", payment_id AS "PaymentId", kind AS "Kind",
            generation AS "Generation", attempts - 1 AS "Attempts"
        """;
}
