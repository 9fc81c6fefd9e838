// Storage and host memory: sequential rates, and what their services take for each request.
#pragma once

#include "catalogue/entry.h"

namespace ironlab {

struct StorageView {
  Maybe<ByteRate> bandwidth, write;
  Maybe<Rate> metadata_ops, prefix_requests;
  Maybe<Dollars> request;
};
inline constexpr auto kStorageFields = fields<StorageView>(
    field(&StorageView::bandwidth, "bandwidth_bytes_per_s", {.positive = true, .doc = "Sequential reading."}),
    field(&StorageView::write, "write_bytes_per_s", {.positive = true, .doc = "Sequential writing."}),
    field(&StorageView::metadata_ops, "metadata_ops_per_s", {.positive = true, .doc = "Metadata operations each second."}),
    field(&StorageView::prefix_requests, "prefix_requests_per_s", {.positive = true, .doc = "Requests each second for one prefix."}),
    field(&StorageView::request, "request_usd", {.doc = "Price of one request."}));

inline constexpr Constant kHdd[] = {{"bandwidth_bytes_per_s", 0.285e9, Source::vendor, "Seagate Exos X20 datasheet", "largest sustained rate"}};
inline constexpr Constant kSataSsd[] = {{"bandwidth_bytes_per_s", 0.55e9, Source::secondary, "SATA III allows 0.6e9 after 8b/10b; Samsung 870 EVO, as public pages quote it", "class value"}};
inline constexpr Constant kNvmePcie3[] = {{"bandwidth_bytes_per_s", 3.5e9, Source::secondary, "Samsung 970 series, as sellers' pages quote it"}};
inline constexpr Constant kNvmePcie4[] = {{"bandwidth_bytes_per_s", 7.0e9, Source::secondary, "Samsung 980 PRO, as sellers' pages quote it"}};
inline constexpr Constant kNodeNvmeWrite[] = {{"write_bytes_per_s", 4e9, Source::untraced, "", "class value, between 2.5e9 and 5e9 of single drives"}};
inline constexpr Constant kMicrosd[] = {{"bandwidth_bytes_per_s", 0.1e9, Source::standard, "SD Association UHS-I", "the bus allows 0.104e9"}};
inline constexpr Constant kDdr4Dual[] = {{"bandwidth_bytes_per_s", 51.2e9, Source::standard, "JEDEC DDR4-3200", "2 channels x 8 B x 3,200 MT/s"}};
inline constexpr Constant kParallelFs[] = {{"write_bytes_per_s", 400e9, Source::untraced, "", "scenario; for scale the Llama 3 report has 2e12 sustained"}};
inline constexpr Constant kStorageServer[] = {{"bandwidth_bytes_per_s", 28e9, Source::secondary, "Samsung PM1733, as comparison tables quote it", "4 drives of 7e9; its one InfiniBand HDR port carries 25e9"}};
inline constexpr Constant kMetadataServer[] = {{"metadata_ops_per_s", 200e3, Source::vendor, "Lustre Operations Manual, scalability table", "looking up, in production; creating is half of that or less"}};
inline constexpr const char* kObjectPrices = "AWS S3 price list, us-east-1, as public pages quote it";
inline constexpr Constant kObjectStore[] = {
    {"prefix_requests_per_s", 5500, Source::vendor, "AWS S3 user guide", "reading, at least, for each partitioned prefix"},
    {"request_usd", 4e-7, Source::secondary, kObjectPrices, "0.0004 USD for 1,000 reads"},
    {"egress_usd_per_byte_1", 0.09e-9, Source::secondary, kObjectPrices, "first 10 TB of a month; the free 100 GB are ignored", "2026-11", kNull, "", "USD/B"},
    {"egress_usd_per_byte_2", 0.085e-9, Source::secondary, kObjectPrices, "next 40 TB", "2026-11", kNull, "", "USD/B"},
    {"egress_usd_per_byte_3", 0.07e-9, Source::secondary, kObjectPrices, "next 100 TB", "2026-11", kNull, "", "USD/B"},
    {"egress_usd_per_byte_4", 0.05e-9, Source::secondary, kObjectPrices, "beyond", "2026-11", kNull, "", "USD/B"}};

inline constexpr std::array<Entry, 11> kStorage{{
    {"hdd", "Hard disk, 20 TB class", "Hard disk", "", "", kHdd},
    {"sata_ssd", "SATA solid-state drive", "SATA SSD", "", "", kSataSsd},
    {"nvme_pcie3", "NVMe drive on PCIe 3", "NVMe 3", "", "", kNvmePcie3},
    {"nvme_pcie4", "NVMe drive on PCIe 4", "NVMe 4", "", "", kNvmePcie4},
    {"node_nvme_write", "NVMe drive of a node, writing", "Node NVMe", "", "", kNodeNvmeWrite},
    {"microsd", "microSD card", "microSD", "", "", kMicrosd},
    {"ddr4_dual", "Host memory, DDR4-3200 in two channels", "DDR4", "", "", kDdr4Dual},
    {"parallel_fs", "Parallel file system of a cluster", "Parallel FS", "", "", kParallelFs},
    {"storage_server", "Storage server with four NVMe drives", "Storage server", "", "", kStorageServer},
    {"metadata_server", "Metadata server of a parallel file system", "Metadata server", "", "", kMetadataServer},
    {"object_store", "Object store of a cloud", "Object store", "", "", kObjectStore},
}};

}  // namespace ironlab
