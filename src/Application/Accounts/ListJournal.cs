using CleanAcquiring.Application.Storage;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using MediatR;

namespace CleanAcquiring.Application.Accounts;

/// <summary>A page of the changes that people made to an account's settings, newest first.</summary>
/// <param name="Seller">Of the account.</param>
/// <param name="Before">Only entries with a smaller number; null for the first page.</param>
public sealed record ListJournalQuery(Seller Seller, int? Before) : IRequest<Result<JournalPage>>;

/// <summary>A page of the journal, and the number before which the next one begins; null on the last page.</summary>
public sealed record JournalPage(IReadOnlyList<JournalEntry> Items, int? Next);

internal sealed class ListJournalHandler(IJournal journal) : IRequestHandler<ListJournalQuery, Result<JournalPage>>
{
    private const int PageSize = 50;

    public async Task<Result<JournalPage>> Handle(ListJournalQuery query, CancellationToken cancellationToken)
    {
        var found = await journal.ListAsync(query.Seller.Tenant, query.Before, PageSize + 1, cancellationToken);
        return found.Count > PageSize
            ? new JournalPage([.. found.Take(PageSize)], found[PageSize - 1].Number)
            : new JournalPage(found, null);
    }
}
