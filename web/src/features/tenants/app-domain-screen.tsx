"use client";
import { Globe } from "lucide-react";
import { useMay } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useForm } from "@/features/forms/use-form";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card } from "@/ui/card";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Notice } from "@/ui/notice";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
import { useAppDomain, useConnectDomain } from "./app-domain";
import { AppDomainCard } from "./app-domain-card";
import { cleanDomain } from "./new-client-draft";

export function AppDomainScreen() {
  const t = useText().settings;
  const domain = useAppDomain();
  return (
    <>
      <PageHeader title={t.domain} description={t.domainText} />
      <Region
        query={domain}
        skeleton={
          <Card aria-busy>
            <SkeletonRows rows={5} />
          </Card>
        }
      >
        {(found) => (found ? <AppDomainCard domain={found} /> : <Connect />)}
      </Region>
    </>
  );
}

function Connect() {
  const t = useText();
  const mayWrite = useMay("settings:write");
  const connect = useConnectDomain();
  const form = useForm(({ domain = "" }) => connect.mutateAsync(cleanDomain(domain)));
  return (
    <Card className="px-5 py-6 sm:px-8 sm:py-8">
      <span className="mb-4 grid size-10 place-items-center rounded-lg border bg-muted text-muted-foreground">
        <Globe aria-hidden className="size-5" />
      </span>
      <h2 className="text-base font-semibold">{t.settings.domainEmptyTitle}</h2>
      <p className="mt-1 max-w-md text-pretty text-muted-foreground">{t.settings.domainEmptyText}</p>
      {mayWrite ? (
        <form onSubmit={form.submit} noValidate className="mt-5 grid max-w-md gap-4">
          {form.failure !== null && (
            <Notice tone="danger">
              <FailureText failure={form.failure} />
            </Notice>
          )}
          <Field
            label={t.settings.domainLabel}
            help={t.settings.domainHelp}
            error={form.fieldError("domain")}
          >
            <Input
              name="domain"
              placeholder="portal.agency.example"
              inputMode="url"
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
          <Button type="submit" variant="primary" pending={form.pending} className="justify-self-start">
            {t.settings.domainConnect}
          </Button>
        </form>
      ) : (
        <Notice className="mt-5 max-w-md">{t.forms.needs("settings:write")}</Notice>
      )}
    </Card>
  );
}
