import type { Metadata } from "next";
import { DeploymentScreen } from "@/features/provisioning/deployment-screen";

export const metadata: Metadata = { title: "Deployment" };

export const generateStaticParams = () => ["_", "latest"].map((deploymentId) => ({ deploymentId }));

export default function DeploymentPage() {
  return <DeploymentScreen />;
}
