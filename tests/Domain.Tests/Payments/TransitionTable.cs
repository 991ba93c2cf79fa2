using CleanAcquiring.Domain.Payments;

namespace CleanAcquiring.Domain.Tests.Payments;

/// <summary>
/// The transitions by status and evidence. A cell is a status (the payment moves there), <c>late:Status</c> (moves there, noted as
/// late), <c>same</c> (no change), <c>ignored</c> (noted) or <c>contradiction</c> (noted, needs attention).
/// </summary>
internal static class TransitionTable
{
    private const string Text = """
        from              Authorized      Paid      Declined      Expired  Canceled PartiallyRefunded Refunded      Pending NeverOpened
        Created           Authorized      Paid      Declined      Expired  Canceled PartiallyRefunded Refunded      Pending Canceled
        Unknown           Authorized      Paid      Declined      Expired  Canceled PartiallyRefunded Refunded      Pending Canceled
        Pending           Authorized      Paid      Declined      Expired  Canceled PartiallyRefunded Refunded      same    contradiction
        Authorized        same            Paid      contradiction Canceled Canceled PartiallyRefunded Refunded      ignored contradiction
        Paid              same            same      ignored       ignored  ignored  PartiallyRefunded Refunded      ignored contradiction
        PartiallyRefunded same            same      ignored       ignored  ignored  same              Refunded      ignored contradiction
        Refunded          same            ignored   ignored       ignored  ignored  ignored           same          ignored contradiction
        Declined          late:Authorized late:Paid same          same     same     contradiction     contradiction ignored same
        Canceled          late:Authorized late:Paid same          same     same     contradiction     contradiction ignored same
        Expired           late:Authorized late:Paid same          same     same     contradiction     contradiction ignored same
        """;

    public static IEnumerable<(PaymentStatus From, EvidenceKind Evidence, string Cell)> Cells()
    {
        var rows = Text.Split('\n')
            .Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .ToList();
        var columns = rows[0];
        return rows.Skip(1)
            .SelectMany(row =>
                row.Skip(1).Select((cell, i) => (Enum.Parse<PaymentStatus>(row[0]), Enum.Parse<EvidenceKind>(columns[i + 1]), cell))
            );
    }
}
