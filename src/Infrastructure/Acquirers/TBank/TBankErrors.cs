using System.Collections.Frozen;

namespace CleanAcquiring.Infrastructure.Acquirers.TBank;

/// <summary>The bank's error codes, as far as they change what we do next.</summary>
internal static class TBankErrors
{
    public const string Ok = "0";
    public const string NoSuchOrder = "335";

    private static readonly FrozenSet<string> Technical = FrozenSet.ToFrozenSet(
        [
            "3", "21", "99", "120", "123", "125", "401", "402", "515", "903", "999", "1030",
            "1089", "1091", "1096", "3040", "7999", "8002", "8004", "9001", "9999",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Existing = FrozenSet.ToFrozenSet(["8", "20", "623"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Terminal = FrozenSet.ToFrozenSet(
        ["202", "205", "501", "322", "331", "648"],
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> NotFound = FrozenSet.ToFrozenSet([NoSuchOrder, "255", "325"], StringComparer.Ordinal);

    /// <summary>The bank itself does not know the outcome of the call.</summary>
    public static bool IsTechnical(string code) => Technical.Contains(code);

    /// <summary>The payment is in another state than the operation needs: done before, or not yet possible.</summary>
    public static bool IsWrongState(string code) => code is "4" or "8" or "100";

    /// <summary>The order may exist already: its state is asked, nothing is refused.</summary>
    public static bool MayExist(string code) => Existing.Contains(code);

    public static bool IsUnknownPayment(string code) => NotFound.Contains(code);

    public static bool IsBadPassword(string code) => code == "204";

    public static bool IsBadTerminal(string code) => Terminal.Contains(code);
}
