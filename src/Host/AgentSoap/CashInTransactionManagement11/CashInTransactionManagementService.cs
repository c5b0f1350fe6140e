using Allpay.Host.AgentSoap.Wire;
using Allpay.Infrastructure.Ledger;
using MediatR;
using Mapping = Allpay.Host.AgentSoap.CashInTransactionManagement11.CashInTransactionManagementMapping;

namespace Allpay.Host.AgentSoap.CashInTransactionManagement11;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal sealed class CashInTransactionManagementService(IMediator mediator, AgentCall call, TimeProvider clock)
    : ICashInTransactionManagement
{
    public Task<string> Echo(string? echo) => Task.FromResult(Mapping.ToEcho(echo).OrRefused());

    public Task<TerminalPaymentPayResponse> CreateCashInPayment(CashInRequest? request) =>
        PayAsync(request, PaymentKind.CashIn);

    public Task<TerminalPaymentPayResponse> CreateCashInPaymentAvtobys(CashInRequest? request) =>
        PayAsync(request, PaymentKind.CashInAvtobys);

    public async Task<CheckUserResponse> CheckUser(CheckUserRequest? request)
    {
        var command = Mapping.ToCheckHolder(request, call.Agent).OrRefused();
        var holder = (await mediator.Send(command, call.Aborted)).OrRefused(Mapping.CheckUserNames);
        return Mapping.ToResponse(holder, call.Language, clock.GetUtcNow());
    }

    public async Task<CheckUserResponse> CheckUserAndValidateCashIn(CheckUserRequest? request)
    {
        var command = Mapping.ToValidateCashIn(request, call.Agent).OrRefused();
        var holder = (await mediator.Send(command, call.Aborted)).OrRefused(Mapping.CheckUserNames);
        return Mapping.ToResponse(holder, call.Language, clock.GetUtcNow());
    }

    private async Task<TerminalPaymentPayResponse> PayAsync(CashInRequest? request, PaymentKind kind)
    {
        var command = Mapping.ToPayCashIn(request, kind, call.Agent).OrRefused();
        var receipt = (await mediator.Send(command, call.Aborted)).OrRefused(Mapping.CashInNames);
        return Mapping.ToResponse(receipt, call.Language, clock.GetUtcNow());
    }
}
