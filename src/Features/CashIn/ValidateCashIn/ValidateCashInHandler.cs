using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.Parties;
using MediatR;

namespace Allpay.Features.CashIn.ValidateCashIn;

internal sealed class ValidateCashInHandler(IHolderDirectory holders)
    : IRequestHandler<ValidateCashIn, Outcome<CashInHolder>>
{
    public async Task<Outcome<CashInHolder>> Handle(ValidateCashIn query, CancellationToken cancellationToken)
    {
        var holder = await holders.FindAsync(query.Holder!, cancellationToken);
        return CashInRefusals.Of(holder, query.Holder!) is { } refusal ? refusal : Describe(holder!.Disclosed());
    }

    private static CashInHolder Describe(HolderProfile holder) =>
        new(holder.IsIdentified, holder.Iin, holder.FirstName, holder.LastName, holder.Patronymic);
}
