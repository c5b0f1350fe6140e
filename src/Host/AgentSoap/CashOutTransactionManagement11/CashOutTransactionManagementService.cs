using Allpay.Features.CashOut.Soap;
using Allpay.Features.Holders.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Host.AgentSoap.Mapping;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.CashOutTransactionManagement11;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal sealed class CashOutTransactionManagementService(UseCases useCases) : ICashOutTransactionManagement
{
    public Task<string> Echo(string? echo) => Task.FromResult(RequestReading.ToEcho(echo).OrRefused());

    public Task<TerminalPaymentPayResponse> CreateCashOutThroughPayment(CashOutThroughPayRequest? request) =>
        useCases.AnswerAsync(
            CashOutMapping.ToRequest(request, useCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.CashOut);

    public Task<CheckUserResponse> CheckCashOutThroughPayRequest(CashOutThroughPayCheckRequest? request) =>
        useCases.AnswerAsync(
            CashOutMapping.ToCheck(request, useCases.Agent).OrRefused(), HolderMapping.ToResponse, FieldNames.CashOut);

    public Task<TerminalPaymentPayResponse> CreateCashOut(CashOutRequest? request) => useCases.AnswerAsync(
        CashOutMapping.ToPay(request, useCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.CashOut);

    public Task<CheckUserResponse> CheckCashOut(CashOutCheckRequest? request) => useCases.AnswerAsync(
        CashOutMapping.ToCheck(request, useCases.Agent).OrRefused(), HolderMapping.ToResponse, FieldNames.CashOut);
}
