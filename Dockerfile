FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# compiled to machine code beforehand: its first calls are as fast as later ones
RUN dotnet publish src/Host/Allpay.Host.csproj -c Release -o /app --use-current-runtime --no-self-contained \
  -p:PublishReadyToRun=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# a new volume takes its owner from the directory it covers
RUN mkdir /sandbox && chown "$APP_UID" /sandbox
USER $APP_UID
ENV ASPNETCORE_URLS=http://+:8080 Sandbox__Directory=/sandbox
EXPOSE 8080
# the image has bash but no curl
HEALTHCHECK --interval=5s --timeout=5s --start-period=30s --retries=6 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dotnet", "Allpay.Host.dll"]
