using Allpay.Features.CashIn.Soap;
using Allpay.Features.Payments.Soap;
using Allpay.Features.TerminalPay.Soap;
using Allpay.Host.AgentSoap.Mapping;
using Allpay.Host.AgentSoap.TransactionManagement10;
using Allpay.Infrastructure.AgentSoap;

namespace Allpay.Host.AgentSoap.TransactionManagement11;

/// <summary>Version 1.1 is version 1.0 and the terminal payments: one implementation, two contracts.</summary>
internal sealed class TransactionManagement11Service(UseCases useCases)
    : TransactionManagement10Service(useCases), ITransactionManagement11
{
    public Task<CheckUserResponse> CheckUserAndValidateCashIn(CheckUserRequest? request) =>
        UseCases.AnswerWhoAsync(CashInMapping.ToCheck(request, UseCases.Agent).OrRefused());

    public Task<PayForServicesCheckResponse> PayForServicesCheck(PayForServicesCheckRequest? request) => UseCases.AnswerAsync(
        ServicesMapping.ToCheck(request, UseCases.Agent).OrRefused(), ServicesMapping.ToResponse, FieldNames.Services);

    public Task<VostokPlatCheckResponse> VostokPlatCheck(VostokPlatCheckRequest? request) => UseCases.AnswerAsync(
        VostokPlatMapping.ToCheck(request, UseCases.Agent).OrRefused(), VostokPlatMapping.ToResponse, FieldNames.VostokPlat);

    public Task<TerminalPaymentPayResponse> VostokPlatPay(VostokPlatPayRequest? request) => UseCases.AnswerAsync(
        VostokPlatMapping.ToPay(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.VostokPlat);

    public Task<TerminalPaymentPayResponse> PayForServicesPay(PayForServicesRequest? request) => UseCases.AnswerAsync(
        ServicesMapping.ToPay(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.Services);

    public Task<TerminalPaymentPayResponse> PayForGoodsPay(PayForGoodsRequest? request) => UseCases.AnswerAsync(
        GoodsMapping.ToPay(request, UseCases.Agent).OrRefused(), PayAnswers.ToResponse, FieldNames.Goods);

    public Task<PayForGoodsCheckResponse> PayForGoodsCheck(PayForGoodsCheckRequest? request) => UseCases.AnswerAsync(
        GoodsMapping.ToCheck(request, UseCases.Agent).OrRefused(), GoodsMapping.ToResponse, FieldNames.Goods);
}
