using Allpay.Host.Composition;

var builder = WebApplication.CreateBuilder(args);
builder.AddObservability();
builder.AddFeatures();
builder.AddReadStore();
builder.AddJobs();
builder.AddRest();
builder.AddApiDocument();
builder.AddHealth();

var app = builder.Build();
app.UseRequestNaming();
app.UseProblems();
app.UseRest();
app.UseApiDocument();
app.UseHealth();
app.UseMetrics();
app.Run();

public partial class Program;
