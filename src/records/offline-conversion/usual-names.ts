/**
 * What CRMs, shops, tag managers and other ad platforms call the properties, so that a message can name the
 * property that was meant. `email` and `phone` are the plain values, which must be hashed.
 */
export const usualNames = {
  clientId: [
    ...[
      'order_id',
      'order_no',
      'order_number',
      'order_name',
      'transaction_id',
      'txn_id',
      'sale_id',
    ],
    ...['lead_id', 'deal_id', 'opportunity_id', 'contact_id', 'quote_id', 'contract_id', 'case_id'],
    ...[
      'record_id',
      'external_id',
      'crm_id',
      'reference_id',
      'invoice_id',
      'booking_id',
      'event_id',
    ],
    ...['invoice_number', 'conversion_id', 'id'],
  ],
  conversionName: [
    ...['goal', 'goal_name', 'conversion_goal', 'conversion_goal_name', 'conversion'],
    ...['conversion_action', 'conversion_action_name', 'conversion_type', 'event_name', 'event'],
  ],
  conversionTime: [
    ...['time', 'date', 'timestamp', 'date_time', 'event_time', 'event_timestamp', 'created_at'],
    ...['conversion_date', 'conversion_date_time', 'conversion_timestamp', 'converted_at'],
    ...['order_date', 'order_time', 'close_date', 'closed_at', 'transaction_date', 'purchase_date'],
  ],
  conversionValue: [
    ...[
      'value',
      'amount',
      'revenue',
      'price',
      'total',
      'total_price',
      'order_value',
      'order_total',
    ],
    ...['deal_amount', 'sale_amount', 'transaction_revenue', 'purchase_value', 'grand_total'],
  ],
  conversionCurrencyCode: [
    ...['currency', 'currency_code', 'currency_iso_code', 'conversion_currency', 'order_currency'],
    ...['deal_currency', 'value_currency', 'iso_currency', 'presentment_currency'],
  ],
  action: [
    ...['operation', 'adjustment', 'adjust_type', 'adjustment_type', 'adjustment_action'],
    ...['conversion_adjustment'],
  ],
  adjustmentTime: [
    ...['adjustment_date', 'adjustment_date_time', 'adjusted_at', 'restated_at', 'retracted_at'],
    ...['refund_date', 'refund_time', 'refunded_at', 'cancelled_at', 'canceled_at', 'updated_at'],
  ],
  adjustmentValue: [
    ...['adjusted_value', 'restated_value', 'restatement_value', 'new_value', 'new_amount'],
    ...['new_conversion_value'],
  ],
  adjustmentCurrencyCode: [
    ...['adjustment_currency', 'adjusted_currency', 'adjusted_value_currency', 'new_currency'],
    ...['restatement_currency'],
  ],
  externalAttributionCredit: [
    ...[
      'attribution_credit',
      'credit',
      'attribution_share',
      'external_credit',
      'attributed_credit',
    ],
  ],
  externalAttributionModel: ['attribution_model', 'external_model', 'model'],
  hashedEmailAddress: [
    ...['hashed_email', 'email_hash', 'email_hashed', 'email_sha256', 'sha256_email', 'hem'],
    ...['sha256_email_address', 'email_address_hash', 'user_email_hash', 'email_address_sha256'],
  ],
  hashedPhoneNumber: [
    ...['hashed_phone', 'phone_hash', 'phone_hashed', 'phone_sha256', 'sha256_phone'],
    ...['sha256_phone_number', 'phone_number_hash', 'mobile_hash', 'phone_number_sha256'],
  ],
  microsoftClickId: [
    ...['msclkid', 'ms_click_id', 'click_id', 'clid', '_uetmsclkid', 'utm_msclkid', 'msclkid_c'],
    ...['bing_click_id', 'bing_ads_click_id', 'microsoft_ads_click_id', 'last_msclkid'],
    ...['first_msclkid'],
  ],
  email: [
    ...['email_address', 'e_mail', 'mail', 'user_email', 'customer_email'],
    ...['contact_email', 'lead_email', 'work_email', 'primary_email', 'billing_email', 'emails'],
  ],
  phone: [
    ...['phone_number', 'telephone', 'tel', 'mobile', 'mobile_phone', 'mobile_number', 'cell'],
    ...['cell_phone', 'customer_phone', 'contact_phone', 'lead_phone', 'user_phone', 'phone_no'],
    ...['work_phone', 'primary_phone', 'billing_phone', 'phones', 'telephone_number'],
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
