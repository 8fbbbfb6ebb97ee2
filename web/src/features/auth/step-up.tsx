"use client";
// The one dialog in which a person proves who it is, before something that cannot be taken back. Whoever sends a request
// need not know of it: the client asks here, and sends the request again.
import { useEffect, useSyncExternalStore } from "react";
import { answerProof, proofStore } from "@/api/proof";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Dialog } from "@/ui/dialog";
import { Skeleton } from "@/ui/skeleton";
import { proofsBy, useSecondFactors } from "./second-factors";
import { ProofForm } from "./proof-form";

export function StepUp() {
  const isAsked = useSyncExternalStore(proofStore.subscribe, proofStore.isAsked, () => false);
  useEffect(() => proofStore.offer(), []);
  return isAsked ? <Asking /> : null;
}

function Asking() {
  const t = useText().auth;
  const factors = useSecondFactors();
  return (
    <Dialog
      open
      above
      onOpenChange={(open) => !open && answerProof(false)}
      title={t.stepUpTitle}
      description={t.stepUpText}
      className="max-w-sm"
    >
      <Region query={factors} skeleton={<Skeleton className="h-24" />}>
        {({ data }) => <ProofForm proofs={proofsBy(data)} onProven={() => answerProof(true)} />}
      </Region>
    </Dialog>
  );
}
