"use client";
import { useText } from "@/messages";
import { CopyButton } from "@/ui/copy-button";
import { Status, type StatusKind } from "@/ui/status";
import { type DomainCheck, domainProblem, useDomainCheck } from "./domain-check";

// Below the field of a domain: free or not, and what its DNS record has to say.
export function DomainState({ domain }: { domain: string | null }) {
  const t = useText().clients;
  const { query, isSettled } = useDomainCheck(domain);
  if (domain === null) return null;
  return (
    <div aria-live="polite" className="grid gap-3 text-sm">
      {query.data && isSettled ? (
        <Answer check={query.data} />
      ) : (
        !query.isError && <Status kind="busy" word={t.domainChecking(domain)} className="whitespace-normal" />
      )}
    </div>
  );
}

function Answer({ check }: { check: DomainCheck }) {
  const t = useText().clients;
  const problem = domainProblem(check, t);
  if (problem) return <Line kind="bad" word={problem} />;
  if (check.leadsHere) return <Line kind="good" word={t.domainLeadsHere} />;
  return (
    <>
      <Line kind="good" word={t.domainFree} />
      <Line kind={check.isLookedUp ? "waiting" : "neutral"} word={leadText(check, t)} />
      <RecordToSet check={check} />
    </>
  );
}

function leadText(check: DomainCheck, t: ReturnType<typeof useText>["clients"]) {
  if (!check.isLookedUp) return t.domainUnknown;
  const [address] = check.addresses;
  return address ? t.domainElsewhere(address) : t.domainNowhere;
}

const Line = ({ kind, word }: { kind: StatusKind; word: string }) => (
  <Status kind={kind} word={word} className="items-start whitespace-normal" />
);

function RecordToSet({ check: { domain, wantedAddress } }: { check: DomainCheck }) {
  const t = useText();
  return (
    <p className="flex items-center gap-3 rounded-md bg-muted py-1 pl-3">
      <code className="min-w-0 flex-1 font-mono text-xs break-all">
        {domain} <span className="text-muted-foreground">A</span> {wantedAddress}
      </code>
      <CopyButton text={wantedAddress} label={`${t.settings.copyValue}: ${wantedAddress}`} />
    </p>
  );
}
