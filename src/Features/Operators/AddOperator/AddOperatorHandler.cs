using Allpay.Infrastructure.Audit;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using Allpay.Infrastructure.Persistence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Allpay.Features.Operators.AddOperator;

internal sealed class AddOperatorHandler(AllpayDbContext db, PartyRegistry parties, AuditTrail audit)
    : IRequestHandler<AddOperator, Outcome<NewOperator>>
{
    public async Task<Outcome<NewOperator>> Handle(AddOperator command, CancellationToken cancellationToken)
    {
        var (added, key) = await parties.AddOperatorAsync(command.Name!, cancellationToken);
        var card = OperatorCard.Of(added);
        audit.Add(new AuditedAct(AuditActions.OperatorAdded, $"operator {added.Id}") { After = card });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsTakenAlready())
        {
            return new Refusal(RefusalCodes.OperatorKnown, command.Name!);
        }

        return new NewOperator(card, key);
    }
}
