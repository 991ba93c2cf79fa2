using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Payments;

/// <summary>The sums paid on each of the last days, in the account's time zone.</summary>
public sealed record ListDailyTotalsQuery(Seller Seller) : IRequest<Result<IReadOnlyList<DailyTotals>>>;

/// <summary>The sums paid in one currency.</summary>
/// <param name="Currency">Of all sums.</param>
/// <param name="Days">Without a gap, oldest first; the last is today.</param>
public sealed record DailyTotals(Currency Currency, IReadOnlyList<DayTotal> Days)
{
    public Money Sum => new(Days.Sum(day => day.Paid.Amount), Currency);

    public int Count => Days.Sum(day => day.Count);
}

/// <summary>The sum paid on a day: without tests, and refunds are not subtracted.</summary>
public sealed record DayTotal(DateOnly Day, Money Paid, int Count);

internal sealed class ListDailyTotalsHandler(IAccounts accounts, IPaymentList payments, TimeProvider time)
    : IRequestHandler<ListDailyTotalsQuery, Result<IReadOnlyList<DailyTotals>>>
{
    private const int Days = 14;

    public async Task<Result<IReadOnlyList<DailyTotals>>> Handle(ListDailyTotalsQuery query, CancellationToken cancellationToken)
    {
        var account = await accounts.FindAsync(query.Seller.Tenant, cancellationToken);
        var zone = account?.Profile.Zone ?? TimeZoneInfo.Utc;
        var now = time.GetUtcNow();
        var first = DayOf(now, zone).AddDays(1 - Days);
        // A day longer than asked for: a day of the zone may begin before one of ours.
        var sums = await payments.PaidSinceAsync(query.Seller.Tenant, now.AddDays(-Days - 1), cancellationToken);
        return Result<IReadOnlyList<DailyTotals>>.Of(
        [
            .. from sum in sums
               let day = DayOf(sum.PaidAt, zone)
               where day >= first
               group (Day: day, sum.Amount) by sum.Amount.Currency into paid
               orderby paid.Count() descending, paid.Key.Code
               select Totals(paid.Key, first, paid.ToLookup(sum => sum.Day, sum => sum.Amount)),
        ]);
    }

    private static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static DailyTotals Totals(Currency currency, DateOnly first, ILookup<DateOnly, Money> paid) => new(
        currency,
        [
            .. from offset in Enumerable.Range(0, Days)
               let day = first.AddDays(offset)
               select new DayTotal(day, new Money(paid[day].Sum(sum => sum.Amount), currency), paid[day].Count()),
        ]);
}
