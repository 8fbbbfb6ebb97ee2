// Metrics by prometheus-cpp; no server of its own.
#include "base/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace base {
namespace {

prometheus::Registry& registry() {
  static prometheus::Registry instance{prometheus::Registry::InsertBehavior::Merge};
  return instance;
}

double resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  double total = 0;
  double resident = 0;
  statm >> total >> resident;
  return resident * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

double cpu_seconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double open_files() {
  std::error_code error;
  double count = 0;
  for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; at != end; at.increment(error)) ++count;
  return count;
}

const std::vector<double>& duration_bounds() {
  static const std::vector<double> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30};
  return bounds;
}

}  // namespace

void Counter::add(double by) const { counter_->Increment(by); }
void Gauge::set(double value) const { gauge_->Set(value); }
void Gauge::add(double by) const { gauge_->Increment(by); }
void Histogram::observe(double value) const { histogram_->Observe(value); }

Counter counter(std::string_view name, std::string_view help, const MetricLabels& labels) {
  auto& family = prometheus::BuildCounter().Name(std::string(name)).Help(std::string(help)).Register(registry());
  return Counter(family.Add(labels));
}

Gauge gauge(std::string_view name, std::string_view help, const MetricLabels& labels) {
  auto& family = prometheus::BuildGauge().Name(std::string(name)).Help(std::string(help)).Register(registry());
  return Gauge(family.Add(labels));
}

Histogram histogram(std::string_view name, std::string_view help, const MetricLabels& labels,
                    const std::vector<double>& bounds) {
  auto& family = prometheus::BuildHistogram().Name(std::string(name)).Help(std::string(help)).Register(registry());
  return Histogram(family.Add(labels, bounds.empty() ? duration_bounds() : bounds));
}

std::string metrics_text() {
  gauge("process_resident_memory_bytes", "Resident memory of the process").set(resident_bytes());
  gauge("process_cpu_seconds", "CPU time of the process").set(cpu_seconds());
  gauge("process_open_fds", "Open file descriptors").set(open_files());
  return prometheus::TextSerializer().Serialize(registry().Collect());
}

}  // namespace base
