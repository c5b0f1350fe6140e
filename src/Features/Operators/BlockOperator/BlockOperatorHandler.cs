using System.Globalization;
using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Ledger;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Operators.BlockOperator;

internal sealed class BlockOperatorHandler(AllpayDbContext db, AuditTrail audit)
    : IRequestHandler<BlockOperator, Outcome<OperatorCard>>
{
    public async Task<Outcome<OperatorCard>> Handle(BlockOperator command, CancellationToken cancellationToken)
    {
        var id = new PartyId(command.Id);
        if (id == command.By.Id) return new Refusal(RefusalCodes.OperatorOneself);
        var person = await db.Operators.SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
        if (person is null)
            return new Refusal(RefusalCodes.OperatorUnknown, command.Id.ToString(CultureInfo.InvariantCulture));
        var before = OperatorCard.Of(person);
        if (before.IsBlocked) return before;
        person.IsBlocked = true;
        var after = OperatorCard.Of(person);
        audit.Add(new AuditedAct(AuditActions.OperatorBlocked, $"operator {id}") { Before = before, After = after });
        await db.SaveChangesAsync(cancellationToken);
        return after;
    }
}
