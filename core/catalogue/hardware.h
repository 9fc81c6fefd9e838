// Devices: peak rates by number format, memories, power. Dense peaks; DRAM capacities decimal, on-chip memory binary.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

inline constexpr const char* kHopper = "NVIDIA Hopper architecture whitepaper, H100 SXM5 table";
inline constexpr const char* kH100Sheet = "NVIDIA H100 datasheet";
inline constexpr Constant kCloudH100[] = {
    {"peak.fp16", 989.4e12, Source::vendor, kHopper, "dense, FP32 accumulate; 132 SMs x 4,096 FLOP per clock x 1.83 GHz. The datasheet prints 1,979 with sparsity.", "2026-11", 1978.9e12, "gpu"},
    {"peak.bf16", 989.4e12, Source::vendor, kHopper, "dense", "2026-11", 1978.9e12, "gpu"},
    {"peak.fp8", 1978.9e12, Source::vendor, kHopper, "dense", "2026-11", 3957.8e12, "gpu"},
    {"peak.int8", 1978.9e12, Source::vendor, kHopper, "dense", "2026-11", 3957.8e12, "gpu"},
    {"peak.tf32", 494.7e12, Source::vendor, kHopper, "dense", "2026-11", 989.4e12, "gpu"},
    {"peak.fp32", 66.9e12, Source::vendor, kHopper, "vector units, 132 SMs x 128 x 2 x 1.98 GHz", "2026-11", kNull, "gpu"},
    {"peak.fp64", 66.9e12, Source::vendor, kHopper, "tensor cores", "2026-11", kNull, "gpu"},
    {"headline", static_cast<double>(Format::fp16), Source::vendor, kHopper},
    {"bandwidth_bytes_per_s", 3.35e12, Source::vendor, kH100Sheet, "HBM3, the SXM part; 3.352e12 in the whitepaper"},
    {"capacity_bytes", 80e9, Source::vendor, kH100Sheet, "HBM3, read as decimal; the driver reports 81,559 MiB"},
    {"capacity_binary_bytes", 85899345920.0, Source::derived, "80 x 2^30", "the same label read in powers of two", "2026-11", kNull, "", nullptr, true},
    {"l1_bytes", 262144, Source::vendor, "NVIDIA Hopper architecture whitepaper", "combined L1 and shared memory of one SM (132 of them)", "2026-11", kNull, "", nullptr, true},
    {"l2_bytes", 52428800, Source::vendor, "NVIDIA Hopper architecture whitepaper", "50 MiB", "2026-11", kNull, "", nullptr, true},
    {"launch_overhead_s", 10e-6, Source::untraced, "", "per eager launch; measurements range from 3 to 20 us"},
    {"power_w", 700, Source::vendor, kH100Sheet, "maximum"},
    {"sm_count", 132, Source::vendor, "NVIDIA Hopper architecture whitepaper", "streaming multiprocessors", "2026-11", kNull, "", ""}};

inline constexpr const char* kOrinSheet = "NVIDIA Jetson Orin NX Series data sheet DS-10712-001 v1.5";
inline constexpr Constant kEdgeOrinNx[] = {
    {"peak.fp16", 15.040512e12, Source::derived, "32 tensor cores x 512 FLOP per clock x 918 MHz; counts and clock from DS-10712-001", "dense, the GPU", "2026-11", kNull, "gpu"},
    {"peak.int8", 50e12, Source::vendor, kOrinSheet, "dense, GPU and two accelerators together; the 100 on the box needs sparsity", "2026-11", 100e12, "module"},
    {"peak.fp32", 1.880064e12, Source::derived, "1,024 cores x 2 x 918 MHz; counts and clock from DS-10712-001", "vector units", "2026-11", kNull, "gpu"},
    {"headline", static_cast<double>(Format::int8), Source::vendor, kOrinSheet},
    {"bandwidth_bytes_per_s", 102.4e9, Source::vendor, kOrinSheet, "128 bit x 6,400 MT/s LPDDR5"},
    {"capacity_bytes", 16e9, Source::vendor, kOrinSheet, "LPDDR5, read as decimal"},
    {"capacity_binary_bytes", 17179869184.0, Source::derived, "16 x 2^30", "the same label read in powers of two", "2026-11", kNull, "", nullptr, true},
    {"launch_overhead_s", 20e-6, Source::untraced, "", "a slower host than a server's; another public library assumes 200 us"},
    {"power_w", 25, Source::vendor, kOrinSheet, "standard 25 W mode, not MAXN_SUPER"},
    {"power_min_w", 10, Source::vendor, kOrinSheet, "standard mode"},
    {"peak_int8_gpu_per_s", 30.081024e12, Source::derived, "32 tensor cores x 1,024 x 918 MHz", "the GPU alone, dense", "2026-11", 60.2e12, "gpu", "FLOP/s"}};

inline constexpr Constant kMobileNpu[] = {
    {"peak.int8", 35e12, Source::secondary, "Apple newsroom, 12 Sep 2023 (A17 Pro), as quoted by public pages", "the vendor does not print the number format", "2026-11", kNull, "module"},
    {"peak.fp16", 17.5e12, Source::untraced, "", "assumed: half of INT8", "2026-11", kNull, "module"},
    {"headline", static_cast<double>(Format::int8), Source::secondary, "Apple newsroom, 12 Sep 2023 (A17 Pro), as quoted by public pages"},
    {"bandwidth_bytes_per_s", 68e9, Source::standard, "JEDEC JESD209-5 speed bin", "64-bit LPDDR5X-8533 is 68.264e9, rounded; which phone has it is not traced"},
    {"capacity_bytes", 8e9, Source::secondary, "press report of a developer tool's device list", "typical of a flagship phone; LPDDR, read as decimal"},
    {"capacity_binary_bytes", 8589934592.0, Source::derived, "8 x 2^30", "the same label read in powers of two", "2026-11", kNull, "", nullptr, true},
    {"l1_bytes", 65536, Source::untraced, "", "size of an Arm Cortex-A710 class core's cache, used for the NPU's buffer", "2026-11", kNull, "", nullptr, true},
    {"l2_bytes", 524288, Source::untraced, "", "size of an Arm Cortex-A710 class core's cache, used for the NPU's buffer", "2026-11", kNull, "", nullptr, true},
    {"power_w", 5, Source::untraced, "", "sustained"},
    {"power_min_w", 3, Source::untraced, "", "lowest sustained"},
    {"battery_j", 45720, Source::secondary, "press report of a regulatory listing (12.70 Wh)", "typical of a flagship phone"}};

inline constexpr Constant kTinyCortexM7[] = {
    {"peak.fp32", 1e9, Source::untraced, "", "2 FLOP x 480 MHz = 0.96e9, rounded; clock from DS12110; peak, not sustained", "2026-11", kNull, "core"},
    {"headline", static_cast<double>(Format::fp32), Source::untraced, ""},
    {"bandwidth_bytes_per_s", 0.05e9, Source::derived, "4 bit x 100 MHz quad-SPI flash", "weights streamed from external flash at an assumed clock; on-chip SRAM is far faster"},
    {"capacity_bytes", 524288, Source::secondary, "ST STM32H743 datasheet DS12110, as quoted by public pages", "512 KiB, the AXI SRAM bank", "2026-11", kNull, "", nullptr, true},
    {"capacity_binary_bytes", 524288, Source::secondary, "ST STM32H743 datasheet DS12110, as quoted by public pages", "on-chip memory is binary already", "2026-11", kNull, "", nullptr, true},
    {"flash_bytes", 2097152, Source::secondary, "ST STM32H743 datasheet DS12110, as quoted by public pages", "2 MiB on the chip", "2026-11", kNull, "", nullptr, true},
    {"launch_overhead_s", 2e-3, Source::untraced, "", "one whole-network call"},
    {"power_w", 0.1, Source::untraced, "", "teaching value: an M7-class part at a reduced clock; the STM32H743 at 480 MHz draws about 0.44 W"},
    {"sleep_power_w", 10e-6, Source::untraced, "", ""}};

inline constexpr const char* kA100Sheet = "NVIDIA A100 datasheet";
inline constexpr Constant kCloudA100[] = {
    {"peak.fp16", 312e12, Source::vendor, kA100Sheet, "dense; 108 SMs x 2,048 FLOP per clock x 1.41 GHz", "2026-11", 624e12, "gpu"},
    {"peak.fp32", 19.5e12, Source::vendor, kA100Sheet, "vector units", "2026-11", kNull, "gpu"},
    {"headline", static_cast<double>(Format::fp16), Source::vendor, kA100Sheet},
    {"bandwidth_bytes_per_s", 2.039e12, Source::vendor, kA100Sheet, "HBM2e, the SXM part; the PCIe card has 1.935e12"},
    {"capacity_bytes", 80e9, Source::vendor, kA100Sheet, "HBM2e, read as decimal"},
    {"capacity_binary_bytes", 85899345920.0, Source::derived, "80 x 2^30", "the same label read in powers of two", "2026-11", kNull, "", nullptr, true},
    {"l2_bytes", 41943040, Source::vendor, kA100Sheet, "40 MiB", "2026-11", kNull, "", nullptr, true},
    {"power_w", 400, Source::vendor, kA100Sheet, "maximum"}};

inline constexpr const char* kXavierSheet = "NVIDIA Jetson Xavier NX data sheet DA-09366-001, as quoted by public pages";
inline constexpr Constant kEdgeXavierNx[] = {
    {"peak.fp16", 6.7584e12, Source::derived, "48 tensor cores x 128 FLOP per clock x 1.1 GHz; counts and clock from DA-09366-001", "dense, the GPU; the product brief rounds to 6", "2026-11", kNull, "gpu"},
    {"headline", static_cast<double>(Format::fp16), Source::derived, "48 tensor cores x 128 FLOP per clock x 1.1 GHz"},
    {"bandwidth_bytes_per_s", 59.7e9, Source::secondary, kXavierSheet, "present revision; the first printed 51.2e9"},
    {"capacity_bytes", 8e9, Source::secondary, kXavierSheet, "LPDDR4x, read as decimal"},
    {"capacity_binary_bytes", 8589934592.0, Source::derived, "8 x 2^30", "the same label read in powers of two", "2026-11", kNull, "", nullptr, true}};

inline constexpr Reference kH100References[] = {{"gpu", "nvlink4"}, {"network", "ib_ndr"}, {"host", "pcie5_x16"}, {"price", "price_h100"}};
inline constexpr Reference kA100References[] = {{"price", "price_a100"}};

inline constexpr std::array<Entry, 6> kHardware{{
    {"cloud_h100", "NVIDIA H100 SXM5 80GB", "H100", "cloud", "A data-center accelerator.", kCloudH100, kH100References},
    {"edge_orin_nx", "NVIDIA Jetson Orin NX 16GB", "Jetson Orin NX", "edge", "A module for robots and cameras.", kEdgeOrinNx},
    {"mobile_npu", "Flagship-phone NPU class", "Phone NPU", "mobile", "A generic flagship phone, no named one.", kMobileNpu},
    {"tiny_cortex_m7", "Cortex-M7 at 480 MHz (STM32H743 class)", "Cortex-M7", "tiny", "A microcontroller; its capacity is its SRAM.", kTinyCortexM7},
    {"cloud_a100", "NVIDIA A100 SXM4 80GB", "A100", "cloud", "A data-center accelerator of the generation before.", kCloudA100, kA100References},
    {"edge_xavier_nx", "NVIDIA Jetson Xavier NX 8GB", "Jetson Xavier NX", "edge", "A module of the generation before.", kEdgeXavierNx},
}};

}  // namespace ironlab
