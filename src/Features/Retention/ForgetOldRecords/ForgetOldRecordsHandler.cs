using Allpay.Infrastructure.Mediation;
using MediatR;

namespace Allpay.Features.Retention.ForgetOldRecords;

internal sealed class ForgetOldRecordsHandler(IOldRecords records)
    : IRequestHandler<ForgetOldRecords, Outcome<DeletedRecords>>
{
    public async Task<Outcome<DeletedRecords>> Handle(ForgetOldRecords command, CancellationToken cancellationToken) =>
        await records.DeleteAsync(cancellationToken);
}
