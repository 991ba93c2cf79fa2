using System.Globalization;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>The terms of a refund, capture or cancel in roubles.</summary>
public static class AnOperation
{
    public static OperationTerms Of(decimal amount, params LineShare[] lines) => Of(Money.Rub(amount), lines);

    /// <summary>The amount as text, for test data: attributes carry no decimals.</summary>
    public static OperationTerms Of(string amount, params LineShare[] lines) =>
        Of(decimal.Parse(amount, CultureInfo.InvariantCulture), lines);

    public static OperationTerms Of(Money amount, params LineShare[] lines) => new("key", amount, lines);
}
