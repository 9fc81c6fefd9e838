// Links between devices: one direction, of one port or one GPU.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

struct LinkView {
  Maybe<ByteRate> bandwidth;
  Maybe<Seconds> latency;
  Maybe<Ratio> efficiency;
  Maybe<Speed> signal_speed;
  Maybe<Count> ports;
};
inline constexpr auto kLinkFields = fields<LinkView>(
    field(&LinkView::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .doc = "Rate in one direction, of one port or one GPU."}),
    field(&LinkView::latency, "latency_s", {.positive = true, .doc = "Time of an empty message."}),
    field(&LinkView::efficiency, "efficiency", {.range = kPositiveShare, .doc = "Share of the rate that programs reach."}),
    field(&LinkView::signal_speed, "signal_speed_m_per_s", {.positive = true, .doc = "How fast a signal travels along it."}),
    field(&LinkView::ports, "ports", {.range = kPositiveCount, .doc = "Ports of a switch."}));

inline constexpr Constant kNvlink4[] = {{"bandwidth_bytes_per_s", 450e9, Source::vendor, "NVIDIA H100 datasheet", "18 links; the 900e9 on the sheet are both directions"}};
inline constexpr Constant kPcie4x16[] = {{"bandwidth_bytes_per_s", 16e9 * 16 * 128 / 130 / 8, Source::standard, "PCI-SIG base specification 4.0", "16 GT/s x 16 x 128/130 / 8, raw"}};
inline constexpr Constant kPcie5x16[] = {{"bandwidth_bytes_per_s", 32e9 * 16 * 128 / 130 / 8, Source::standard, "PCI-SIG base specification 5.0", "32 GT/s x 16 x 128/130 / 8, raw"}};
inline constexpr Constant kIbNdr[] = {{"bandwidth_bytes_per_s", 50e9, Source::vendor, "NVIDIA ConnectX-7 datasheet", "400 Gb/s"}, {"efficiency", 0.90, Source::untraced, "", "a parameter of its lab"}};
inline constexpr Constant kIbHdr[] = {{"bandwidth_bytes_per_s", 25e9, Source::vendor, "NVIDIA ConnectX-6 datasheet", "200 Gb/s"}, {"efficiency", 0.90, Source::untraced, "", "a parameter of its lab"}};
inline constexpr Constant kEth1g[] = {{"bandwidth_bytes_per_s", 0.125e9, Source::standard, "IEEE 802.3", "1 Gb/s"}, {"efficiency", 0.88, Source::untraced, "", "a parameter of its lab"}};
inline constexpr Constant kEth10g[] = {{"bandwidth_bytes_per_s", 1.25e9, Source::standard, "IEEE 802.3", "10 Gb/s"}, {"efficiency", 0.88, Source::untraced, "", "a parameter of its lab"}};
inline constexpr Constant kEth100g[] = {{"bandwidth_bytes_per_s", 12.5e9, Source::standard, "IEEE 802.3", "100 Gb/s"}, {"efficiency", 0.88, Source::untraced, "", "a parameter of its lab"}};
inline constexpr Constant kLteUplink[] = {{"bandwidth_bytes_per_s", 6.25e6, Source::standard, "3GPP TS 36.306", "50 Mb/s, the peak of categories 1 to 4, not a typical rate"}};
inline constexpr Constant kFibre[] = {{"signal_speed_m_per_s", 2e8, Source::standard, "ITU-T G.114", "the planning rule of 5 us a kilometre; glass itself allows 2.04e8"}};
inline constexpr Constant kHopBetween[] = {{"latency_s", 1.5e-6, Source::untraced, "", "one hop between nodes; a whole software stack takes 5e-6"}};
inline constexpr Constant kHopInside[] = {{"latency_s", 0.5e-6, Source::untraced, "", "one hop inside a node"}};
inline constexpr Constant kSwitchNdr[] = {{"bandwidth_bytes_per_s", 50e9, Source::secondary, "NVIDIA Quantum-2 QM9700, as resellers quote it", "each port"},
                                          {"ports", 64, Source::secondary, "NVIDIA Quantum-2 QM9700, as resellers quote it", "a leaf of a leaf-spine fabric has 32 hosts"}};

inline constexpr std::array<Entry, 13> kLinks{{
    {"nvlink4", "NVLink of the fourth generation", "NVLink 4", "", "GPU to GPU inside a server.", kNvlink4},
    {"pcie4_x16", "PCI Express 4.0, 16 lanes", "PCIe 4", "", "Host to device.", kPcie4x16},
    {"pcie5_x16", "PCI Express 5.0, 16 lanes", "PCIe 5", "", "Host to device.", kPcie5x16},
    {"ib_ndr", "InfiniBand NDR, one port", "InfiniBand NDR", "", "Between servers; one port a GPU on a server of eight.", kIbNdr},
    {"ib_hdr", "InfiniBand HDR, one port", "InfiniBand HDR", "", "Between servers.", kIbHdr},
    {"eth_1g", "Ethernet, 1 Gb/s", "1G Ethernet", "", "", kEth1g},
    {"eth_10g", "Ethernet, 10 Gb/s", "10G Ethernet", "", "", kEth10g},
    {"eth_100g", "Ethernet, 100 Gb/s", "100G Ethernet", "", "", kEth100g},
    {"lte_uplink", "LTE uplink of a phone", "LTE uplink", "", "", kLteUplink},
    {"fibre", "Optical fibre", "Fibre", "", "Only its delay.", kFibre},
    {"hop_latency", "One hop between nodes", "Hop", "", "Only its delay.", kHopBetween},
    {"hop_latency_inside", "One hop inside a node", "Hop inside", "", "Only its delay.", kHopInside},
    {"switch_ndr", "InfiniBand NDR switch", "NDR switch", "", "Leaf or spine of a fabric.", kSwitchNdr},
}};

}  // namespace ironlab
