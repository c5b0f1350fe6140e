using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Operators.ListOperators;

internal sealed class ListOperatorsHandler(AllpayDbContext db)
    : IRequestHandler<ListOperators, Outcome<IReadOnlyList<OperatorCard>>>
{
    public async Task<Outcome<IReadOnlyList<OperatorCard>>> Handle(ListOperators query, CancellationToken cancellationToken)
    {
        var people = await db.Operators.AsNoTracking().OrderBy(o => o.Id).ToListAsync(cancellationToken);
        return people.ConvertAll(OperatorCard.Of);
    }
}
