using System.Globalization;

namespace CleanAcquiring.Domain.Common;

/// <summary>A sum in major units (roubles, not kopecks) of one currency.</summary>
public readonly record struct Money(decimal Amount, Currency Currency)
{
    public static Money Rub(decimal roubles) => new(roubles, Currency.Rub);

    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>Builds money from minor units (kopecks for roubles).</summary>
    public static Money FromMinorUnits(long minorUnits, Currency currency) => new(minorUnits / Scale(currency), currency);

    public bool IsPositive => Amount > 0;

    /// <summary>The sum in minor units (kopecks for roubles), rounded half away from zero.</summary>
    /// <exception cref="OverflowException">The sum does not fit: no invoice is read with such a one.</exception>
    public long ToMinorUnits() => (long)decimal.Round(Amount * Scale(Currency), 0, MidpointRounding.AwayFromZero);

    /// <summary>The sum rounded to what the currency can pay.</summary>
    public Money Rounded() => this with { Amount = decimal.Round(Amount, Currency.MinorDigits, MidpointRounding.AwayFromZero) };

    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rounded().Amount:0.00#} {Currency}");

    private static decimal Scale(Currency currency) => currency.MinorDigits switch { 0 => 1m, 3 => 1000m, _ => 100m };

    private static Money Same(Money left, Money right) => left.Currency == right.Currency
        ? right
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");
}
