using Allpay.Features.Accounts.Soap;
using Allpay.Features.CashIn.Soap;
using Allpay.Features.CashOut.Soap;
using Allpay.Features.Holders.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Host.AgentSoap.Mapping;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.TransactionManagement10;

/// <summary>Translates each operation to its use case and the outcome back.</summary>
internal class TransactionManagement10Service(UseCases useCases) : ITransactionManagement10
{
    protected UseCases UseCases { get; } = useCases;

    public Task<string> Echo(string? echo) => Task.FromResult(RequestReading.ToEcho(echo).OrRefused());

    public Task<CompleteTransactionResponse> CreateCashInTransaction(CashInRequest? request) => UseCases.AnswerAsync(
        CashInMapping.ToCreate(request, UseCases.Agent).OrRefused(), TransactionMapping.ToResponse, FieldNames.CashIn);

    public Task<CompleteTransactionResponse> CreateCashOutTransaction(CashOutRequest? request) => UseCases.AnswerAsync(
        CashOutMapping.ToCreate(request, UseCases.Agent).OrRefused(), TransactionMapping.ToResponse, FieldNames.CashOut);

    public Task<CompleteTransactionResponse> CompleteTransaction(CompleteTransactionRequest? request) => UseCases.AnswerAsync(
        TransactionMapping.ToComplete(request, UseCases.Agent).OrRefused(),
        TransactionMapping.ToResponse,
        FieldNames.Transaction);

    public Task<CompleteTransactionResponse> DeclineTransaction(DeclineTransactionRequest? request) => UseCases.AnswerAsync(
        TransactionMapping.ToDecline(request, UseCases.Agent).OrRefused(),
        TransactionMapping.ToResponse,
        FieldNames.Transaction);

    public Task<CheckUserResponse> CheckUser(CheckUserRequest? request) =>
        UseCases.AnswerWhoAsync(HolderMapping.ToCheckHolder(request, UseCases.Agent).OrRefused());

    public Task<AvailableBalanceResponse> AvailableBalance(AvailableBalanceRequest? request) => UseCases.AnswerAsync(
        BalanceMapping.ToGetBalance(request, UseCases.Agent).OrRefused(), BalanceMapping.ToResponse);
}
